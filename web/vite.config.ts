import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileMessages } from './compile-messages.ts'

// Whoever builds it (a test, a developer's shell) gets what is shipped: React's production build.
process.env['NODE_ENV'] = 'production'

export default defineConfig({
  base: '/',
  plugins: [compileMessages(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The policy of the server allows scripts from files only; Vite's inline preload helper would be refused.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
})
