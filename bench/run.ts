// Runs what is measured, one after another, and puts the figures into bench/. `npm run bench -- intake list` runs these alone.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** From the quick ones to those that take long, each with its arguments. `needs` lies beside the repository. */
const parts: Readonly<Record<string, { readonly args?: readonly string[]; readonly needs?: string }>> = {
  line: {},
  intake: {},
  list: {},
  console: {},
  files: {},
  'verification-speed': {},
  verification: { needs: '../shared/verify' },
  identity: { needs: '../shared/verify' },
  'reading-speed': {},
  'reading-language': {},
  'scoring-speed': { args: ['--large'] },
  reading: { args: ['../shared/messages', '5'], needs: '../shared/messages' },
  'scoring-truth': {},
  'scoring-leaks': {},
  'scoring-lines': {},
  scoring: { needs: '../shared/deals' },
  experiment: {},
  whatif: {},
  'whatif-speed': {},
  forecast: {},
  watch: {},
  company: {},
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}: choose of ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}

function run(file: string, args: readonly string[]): boolean {
  return spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', cwd: root }).status === 0
}

if (!run('scripts/build.ts', [])) process.exit(1)
let failed = 0
for (const name of chosen.length > 0 ? chosen : Object.keys(parts)) {
  const { args = [], needs } = parts[name]!
  console.log(`\n== ${name}`)
  if (needs && !existsSync(join(root, needs))) console.log(`skipped: ${needs} does not lie beside the repository`)
  else if (!run(`bench/${name}.ts`, args)) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
