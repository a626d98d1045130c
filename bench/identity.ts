// Duplicates and streams: what is found in the labelled sets, beside the rules that most tools use, and how fast.
import { existsSync, readFileSync } from 'node:fs'
import { dedupe } from '../src/core/lead/identity/dedupe.ts'
import { emailKey, phoneKey } from '../src/core/lead/identity/keys.ts'
import type { IdentityFields } from '../src/core/lead/identity/record.ts'
import { emptyMemory, nextInStream } from '../src/core/verify/velocity/stream.ts'
import { readStreamEvent } from '../src/core/verify/velocity/stream-event.ts'
import { loadIdentityData } from '../src/files/shipped-identity.ts'
import { type LabelledRow, loadSet, type PairScores, pairScores, setNames, setsAreThere } from './identity-sets.ts'
import { table, writeSection } from './results.ts'

const data = await loadIdentityData()
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

/** The usual rule: rows that share a key are one, through any number of steps. */
function joinedByKeys(rows: readonly LabelledRow[], keysOf: (fields: IdentityFields) => (string | null)[]): string[] {
  const parent = rows.map((_, index) => index)
  const root = (index: number): number => {
    while (parent[index] !== index) {
      parent[index] = parent[parent[index]!]!
      index = parent[index]!
    }
    return index
  }
  const firstOf = new Map<string, number>()
  rows.forEach(({ fields }, index) => {
    for (const key of keysOf(fields)) {
      if (key === null) continue
      const first = firstOf.get(key)
      if (first === undefined) firstOf.set(key, index)
      else parent[root(index)] = root(first)
    }
  })
  return rows.map((_, index) => String(root(index)))
}

const shown = ({ precision, recall, f1 }: PairScores) => [percent(precision), percent(recall), f1.toFixed(4)]

function duplicateRows(): (string | number)[][] {
  return setNames.flatMap((name) => {
    const rows = loadSet(name)
    const truth = rows.map((row) => row.person)
    const started = performance.now()
    const found = dedupe(
      rows.map((row) => row.fields),
      data,
    ).map((row) => String(row.cluster))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const own = [name, rows.length, 'assay', ...shown(pairScores(found, truth)), seconds]
    if (name !== 'leads_dedupe') return [own]
    const exact = joinedByKeys(rows, ({ email }) => [email])
    const keys = joinedByKeys(rows, ({ email, phone, country }) => [emailKey(email), phoneKey(phone, country)])
    return [
      own,
      [name, rows.length, 'same email', ...shown(pairScores(exact, truth)), ''],
      [name, rows.length, 'same mailbox or number', ...shown(pairScores(keys, truth)), ''],
    ]
  })
}

/** FNV-1a with a final mix: the same digits for the same person of the same copy. */
function digitsOf(text: string, count: number): string {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519)
  return String((hash ^ (hash >>> 13)) >>> 0)
    .padStart(count, '0')
    .slice(0, count)
}

/** Many copies of the leads, each copy of other people: names stay, logins and numbers are their own. */
function* manyLeads(count: number): Generator<LabelledRow> {
  const rows = loadSet('leads_dedupe')
  for (let made = 0; made < count; made += 1) {
    const copy = Math.floor(made / rows.length)
    const { fields, person } = rows[made % rows.length]!
    const letters =
      fields.email
        ?.toLowerCase()
        .replace(/\+.*(?=@)/, '')
        .replace(/\d*@/, '@') ?? null
    const email = letters?.replace('@', `${digitsOf(`${person}:${copy}`, 5)}@`) ?? null
    const digits = fields.phone?.replace(/\D/g, '').slice(-7) ?? ''
    const own = [...digitsOf(`${digits}:${copy}`, 7)]
    const phone =
      fields.phone
        ?.split('')
        .toReversed()
        .map((letter) => (/\d/.test(letter) ? (own.pop() ?? letter) : letter))
        .toReversed()
        .join('') ?? null
    yield { fields: { ...fields, email, phone }, person: `${person}:${copy}` }
  }
}

function largeRow(): (string | number)[] {
  const rows = [...manyLeads(100_000)]
  const started = performance.now()
  const cpuBefore = process.cpuUsage().user
  const found = dedupe(
    rows.map((row) => row.fields),
    data,
  ).map((row) => String(row.cluster))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const cpu = ((process.cpuUsage().user - cpuBefore) / 1e6).toFixed(1)
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  return [
    rows.length,
    ...shown(
      pairScores(
        found,
        rows.map((row) => row.person),
      ),
    ),
    seconds,
    cpu,
    peakMb,
  ]
}

const stream = new URL('../../shared/verify/lead_stream.jsonl', import.meta.url)

function streamRows(): (string | number)[][] {
  const lines = readFileSync(stream, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const memory = emptyMemory()
  const verdicts = new Map<string, string[]>()
  lines.forEach(({ label, campaign, ...line }, index) => {
    const { verdict } = nextInStream(memory, readStreamEvent(line, index + 1)!)
    const key = `${String(label)}, ${String(campaign)}`
    verdicts.set(key, [...(verdicts.get(key) ?? []), verdict])
  })
  const share = (list: readonly string[], ...kinds: string[]) =>
    percent(list.filter((verdict) => kinds.includes(verdict)).length / list.length)
  return [...verdicts]
    .toSorted()
    .map(([key, all]) => [
      key,
      all.length,
      share(all.slice(10), 'review', 'rejected'),
      share(all, 'review'),
      share(all, 'rejected'),
    ])
}

if (!setsAreThere || !existsSync(stream)) console.log('skipped: the sets are not beside the repository')
else {
  writeSection('Duplicates', 'node bench/identity.ts', [
    'Pairs of rows said to be one person. The other two are the rules most tools use, run on the same rows. The large set is made of',
    'copies of the leads in which names stay and logins and numbers change: some fifty namesakes to each name.',
    '',
    ...table(['set', 'rows', 'by', 'precision', 'recall', 'F1', 'seconds'], duplicateRows()),
    '',
    ...table(['rows', 'precision', 'recall', 'F1', 'seconds', 'CPU seconds', 'peak memory, MB'], [largeRow()]),
  ])
  writeSection('Stream of form submissions', 'node bench/identity.ts', [
    'A bot is caught at review or rejected, counted after the first ten events of its campaign; a person is harmed when rejected.',
    '',
    ...table(['who', 'events', 'flagged after ten', 'review', 'rejected'], streamRows()),
  ])
}
