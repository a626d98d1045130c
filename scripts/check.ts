// Format, lint, types, borders, docs: seconds, no database. Each step prints only what is wrong.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['format', bin('biome'), ['format']],
  ['lint', bin('oxlint'), ['--quiet']],
  ['types: core', bin('tsc'), ['-p', 'tsconfig.core.json']],
  ['types: all', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types: console', bin('tsc'), ['-p', 'web/tsconfig.json']],
  ['types: widget', bin('tsc'), ['-p', 'widget/tsconfig.json']],
  ['borders', process.execPath, ['scripts/borders.ts']],
  ['docs', process.execPath, ['scripts/docs.ts']],
]

let failed = 0
for (const [name, command, args] of steps) {
  const file = args.find((arg) => arg.endsWith('.ts') || arg.endsWith('web/tsconfig.json'))
  if (file && !existsSync(join(root, file))) continue
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
