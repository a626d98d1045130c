import { defineConfig } from 'vite'

/** One file without any dependency, for the pages of others: a plain script that old telephones run too. */
export default defineConfig({
  build: {
    outDir: '../dist/widget',
    emptyOutDir: true,
    target: 'es2020',
    lib: { entry: 'main.ts', formats: ['iife'], name: 'assayWidget', fileName: () => 'widget.js' },
    reportCompressedSize: true,
  },
})
