// Runs all tests on the embedded database, then those that lean on the database again on a PostgreSQL server, and closes with one line that counts
// them. Arguments go to vitest: `npm test -- src/core/read`. Only 127.0.0.1 is ever reached.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPrivateServer } from '../test/support/private-server.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'assay-test-'))
const chosen = process.argv.slice(2)

type Totals = { passed: number; failed: number; skipped: number; unsteady?: number }
type Report = {
  testResults: { name: string; status: string }[]
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numFailedTestSuites: number
  success: boolean
}

/** At most so many files are looked at a second time: more is no matter of a busy machine. */
const mostUnsteady = 3

function run(name: string, filters: readonly string[], env: Record<string, string>): Report | null {
  const report = join(folder, `${name}.json`)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  } catch {
    console.error(`${name}: the tests did not end`)
    return null
  }
}

const count = (read: Report | null): Totals =>
  read === null
    ? { passed: 0, failed: 1, skipped: 0 }
    : {
        passed: read.numPassedTests,
        // A file that fails before its first test counts as one failure; an error outside the tests too.
        failed: Math.max(read.numFailedTests, read.success ? 0 : 1),
        skipped: read.numPendingTests + read.numTodoTests,
      }

/** Files that failed run once more, alone. Those that pass then are named, since a test that is right only on an idle machine wants work. */
function vitest(name: string, filters: readonly string[], env: Record<string, string> = {}): Totals {
  const first = run(name, filters, env)
  const totals = count(first)
  const failed = first?.testResults.filter(({ status }) => status === 'failed') ?? []
  if (failed.length === 0 || failed.length > mostUnsteady || filters.some((filter) => filter.startsWith('-')))
    return totals
  const again = run(
    `${name}-again`,
    failed.map((file) => relative(root, file.name)),
    env,
  )
  if (!again?.success) return totals
  for (const file of failed) console.log(`unsteady: ${relative(root, file.name)} failed beside others and passed alone`)
  return { ...totals, passed: totals.passed + totals.failed, failed: 0, unsteady: failed.length }
}

/**
 * What leans on the database itself: tables, transactions, copies, several processes. The embedded one is a true PostgreSQL too, so the rest
 * would say the same again; with ASSAY_TEST_AGAIN=all it does.
 */
const again =
  process.env['ASSAY_TEST_AGAIN'] === 'all'
    ? ['src/db', 'test/flow']
    : [
        'src/db',
        ...['backup', 'import', 'line', 'migrate', 'two-processes', 'walls'].map((name) => `test/flow/${name}`),
      ]

const runs: Totals[] = [vitest('embedded', chosen)]
if (chosen.length === 0) {
  const server = startPrivateServer(54_415)
  if (server) {
    console.log(`\nThe same on PostgreSQL ${server.version}:`)
    try {
      runs.push(vitest('server', again, { ASSAY_TEST_DATABASE_URL: server.url }))
    } finally {
      server.stop()
    }
  } else
    console.log(
      '\nskipped: the tests on a PostgreSQL server, since none of Debian’s is installed (apt-get install postgresql)',
    )
}

const sum = (part: keyof Totals) => runs.reduce((total, one) => total + (one[part] ?? 0), 0)
if (sum('unsteady') > 0) console.log(`\n${sum('unsteady')} unsteady files, named above`)
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
)
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1)
