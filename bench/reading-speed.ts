// The speed of the reader: node bench/reading-speed.ts. Nothing else should run meanwhile: the first line of its table tells.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { readCorpus } from '../scripts/reader/corpus.ts'
import type { Reader } from '../src/core/read/reader.ts'
import { loadReader } from '../src/files/shipped-reader.ts'
import { table, writeSection } from './results.ts'

const root = join(import.meta.dirname, '..')

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** Texts of about a length, glued together from messages. */
function textsOf(length: number, count: number, texts: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    let text = ''
    for (let next = index * 7; text.length < length; next += 1) text += `${texts[next % texts.length]} `
    return text.slice(0, length)
  })
}

/** Milliseconds by the clock and of the processor's own work: on a busy machine only the latter says something. */
type Times = { readonly clock: readonly number[]; readonly cpu: readonly number[] }

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const rising = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)

function timesOf(reader: Reader, texts: readonly string[]): Times {
  const measured = texts.map((text) => {
    const start = performance.now()
    const work = cpuMs()
    reader.read(text, { receivedAt: '2026-03-11T10:00:00+05:00' })
    return { clock: performance.now() - start, cpu: cpuMs() - work }
  })
  return { clock: rising(measured.map(({ clock }) => clock)), cpu: rising(measured.map(({ cpu }) => cpu)) }
}

const hostile: readonly (readonly [string, string])[] = [
  ['one letter', 'а'.repeat(20_000)],
  ['one word', 'срочно '.repeat(2_858)],
  ['digits', '1'.repeat(20_000)],
  ['dates', '12.03 '.repeat(3_334)],
  ['quotes and brackets', '«(['.repeat(6_667)],
  ['new lines', 'a: b\n'.repeat(4_000)],
  ['hyphens', '-'.repeat(20_000)],
]

function addUp(count: number): number {
  let sum = 0
  for (let at = 0; at < count; at += 1) sum = (sum + at) | 0
  return sum
}

/** The time of a fixed piece of work, compiled before: 35 to 100 ms on an idle core of 2026. */
function additionsMs(): number {
  for (let round = 0; round < 200; round += 1) addUp(1e5)
  const start = performance.now()
  return addUp(1e8) === 0.5 ? 0 : performance.now() - start
}

type SpeedRow = {
  readonly what: string
  readonly measured: string
  readonly cpu: string
  readonly aim: string
}

/** Times of the reader on this machine, warm: it has met every fourth message, in all languages, alone and glued; the texts are made of the others. */
function measureSpeed(reader: Reader, texts: readonly string[]): readonly SpeedRow[] {
  // Before the rest, while nothing has taught the compiler about numbers.
  const additions = `${additionsMs().toFixed(0)} ms`
  const met = texts.filter((_, index) => index % 4 === 0)
  timesOf(reader, [...met, ...textsOf(600, 500, met)])
  const fresh = texts.filter((_, index) => index % 4 !== 0)
  const short = timesOf(reader, textsOf(600, 2_000, fresh))
  const long = timesOf(reader, textsOf(5_000, 300, fresh))
  const start = performance.now()
  const work = cpuMs()
  for (const text of texts) reader.read(text, { receivedAt: null })
  const rate = (ms: number): string => (texts.length / (ms / 1_000)).toFixed(0)
  const [clock, cpu] = [performance.now() - start, cpuMs() - work]
  const worst = hostile
    .map(([name, text]) => ({ name, times: timesOf(reader, [text, text, text]) }))
    .reduce((a, b) => (at(b.times.cpu, 0.5) > at(a.times.cpu, 0.5) ? b : a))
  const row = (what: string, times: Times, share: number, aim: string): SpeedRow => ({
    what,
    measured: `${at(times.clock, share).toFixed(2)} ms`,
    cpu: `${at(times.cpu, share).toFixed(2)} ms`,
    aim,
  })
  return [
    { what: 'a loop of 10⁸ additions, to know how busy the machine is', measured: additions, cpu: '', aim: '' },
    row('600 characters, median', short, 0.5, ''),
    row('600 characters, p99', short, 0.99, 'under 3 ms'),
    row('5,000 characters, p99', long, 0.99, 'under 20 ms'),
    { what: 'messages a second, one thread', measured: rate(clock), cpu: rate(cpu), aim: 'at least 2,000' },
    row(`20,000 hostile characters (worst: ${worst.name})`, worst.times, 0.5, 'under 50 ms'),
  ]
}

/** A cold process, from the shell to its end. */
function coldStart(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args[0]} did not end well, so its time says nothing: ${stderr}`)
  return performance.now() - start
}

/** The median of seven cold processes. */
const coldMs = (args: readonly string[]): string =>
  `${at(rising(Array.from({ length: 7 }, () => coldStart(args))), 0.5).toFixed(0)} ms`

// Before this process has grown: the collector of a large heap would take the other core from them.
const empty = coldMs(['-e', '0'])
const cold = coldMs(['bin/assay.mjs', 'read', 'Нужна CRM на 5 человек', '--json'])
const texts = readCorpus(join(root, 'scripts', 'reader', 'labelled', 'corpus')).map(({ text }) => text)
const rows = measureSpeed(await loadReader(), texts).map(({ what, measured, cpu, aim }) => [what, measured, cpu, aim])
writeSection('The reader’s speed', 'node bench/reading-speed.ts', [
  'One thread. On a busy machine the clock says little; processor time counts the garbage collector of other threads too. Texts of 600 and',
  '5,000 characters are glued together from labelled messages.',
  '',
  ...table(
    ['', 'by the clock', 'processor time', 'aim'],
    [
      ...rows,
      ['`node -e 0`, median of seven calls, to know how fast a process starts here', empty, '', ''],
      ['`assay read` from the shell, median of seven calls', cold, '', 'under 200 ms'],
    ],
  ),
])
