// Runs what is measured, one after another, and puts the figures into bench/. `npm run bench -- intake list` runs these alone.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
/** From the quick ones to those that take long. */
const parts = ['line', 'intake', 'list', 'files', 'identity', 'verification', 'reading', 'scoring', 'experiment']
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !parts.includes(name))
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}: choose of ${parts.join(', ')}`)
  process.exit(2)
}

const built = spawnSync(process.execPath, [join(here, '..', 'scripts', 'build.ts'), 'server'], { stdio: 'inherit' })
if (built.status !== 0) process.exit(1)
let failed = 0
for (const name of chosen.length > 0 ? chosen : parts) {
  const file = join(here, `${name}.ts`)
  if (!existsSync(file)) continue
  console.log(`\n== ${name}`)
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit', cwd: join(here, '..') })
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
