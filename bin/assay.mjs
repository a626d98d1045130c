#!/usr/bin/env node
// Starts the compiled program. On a Node older than the product needs, hands over to the pinned runtime in node_modules.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
const tooOld = major < 22 || (major === 22 && minor < 18)

if (tooOld) {
  const name = process.platform === 'win32' ? 'win' : process.platform
  const pinned = join(
    root,
    'node_modules',
    `node-${name}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (!existsSync(pinned)) {
    process.stderr.write(
      `assay needs Node 22.18 or later; this is ${process.versions.node}. Install a newer Node and run npm ci again.\n`,
    )
    process.exit(2)
  }
  const child = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(child.status ?? 1)
} else {
  const compiled = join(root, 'dist', 'main.js')
  if (!existsSync(compiled)) {
    process.stderr.write('assay is not built yet: run npm run build.\n')
    process.exit(2)
  }
  await import(compiled)
}
