#!/usr/bin/env node
// Starts the compiled program. On a Node older than the one it is made for, hands over to the pinned runtime in node_modules.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
const isBefore = (wantedMajor, wantedMinor) => major < wantedMajor || (major === wantedMajor && minor < wantedMinor)

const isWindows = process.platform === 'win32'
const pinned = join(
  root,
  'node_modules',
  `node-${isWindows ? 'win' : process.platform}-${process.arch}`,
  'bin',
  isWindows ? 'node.exe' : 'node',
)

// Before 24.7 there are no password hashes (argon2), before 22.18 nothing runs.
if (isBefore(24, 7) && existsSync(pinned)) handOver()
else if (isBefore(22, 18))
  refuse(
    `assay needs Node 22.18 or later; this is ${process.versions.node}. Install a newer Node and run npm ci again.`,
  )
else await start()

function handOver() {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Whoever stops this process means the one that does the work.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => refuse(`the pinned Node could not be started: ${error.message}`))
  child.once('exit', (code) => process.exit(code ?? 1))
}

async function start() {
  const compiled = join(root, 'dist', 'main.js')
  if (!existsSync(compiled)) refuse('assay is not built yet: run npm run build.')
  await import(compiled)
}

function refuse(line) {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}
