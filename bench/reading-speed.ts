import type { Reader } from '../src/core/read/reader.ts'

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

function millisecondsOf(reader: Reader, texts: readonly string[]): readonly number[] {
  return texts
    .map((text) => {
      const start = performance.now()
      reader.read(text, { receivedAt: '2026-03-11T10:00:00+05:00' })
      return performance.now() - start
    })
    .sort((a, b) => a - b)
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

/** The time of a fixed piece of work: about 60 to 100 ms on an idle core of 2026. */
function additionsMs(): number {
  const start = performance.now()
  let sum = 0
  for (let at = 0; at < 1e8; at += 1) sum = (sum + at) | 0
  return sum === 0.5 ? 0 : performance.now() - start
}

export type SpeedRow = { readonly what: string; readonly measured: string; readonly aim: string }

/** Times of the reader on this machine, warm. */
export function measureSpeed(reader: Reader, texts: readonly string[]): readonly SpeedRow[] {
  millisecondsOf(reader, texts.slice(0, 1_000))
  const short = millisecondsOf(reader, textsOf(600, 2_000, texts))
  const long = millisecondsOf(reader, textsOf(5_000, 300, texts))
  const start = performance.now()
  for (const text of texts) reader.read(text, { receivedAt: null })
  const rate = texts.length / ((performance.now() - start) / 1_000)
  const worst = hostile
    .map(([name, text]) => ({ name, ms: at(millisecondsOf(reader, [text, text, text]), 0.5) }))
    .reduce((a, b) => (b.ms > a.ms ? b : a))
  return [
    {
      what: 'a loop of 10⁸ additions, to know how busy the machine is',
      measured: `${additionsMs().toFixed(0)} ms`,
      aim: '',
    },
    { what: '600 characters, median', measured: `${at(short, 0.5).toFixed(2)} ms`, aim: '' },
    { what: '600 characters, p99', measured: `${at(short, 0.99).toFixed(2)} ms`, aim: 'under 3 ms' },
    { what: '5,000 characters, p99', measured: `${at(long, 0.99).toFixed(1)} ms`, aim: 'under 20 ms' },
    { what: 'messages a second, one thread', measured: rate.toFixed(0), aim: 'at least 2,000' },
    {
      what: `20,000 hostile characters (worst: ${worst.name})`,
      measured: `${worst.ms.toFixed(1)} ms`,
      aim: 'under 50 ms',
    },
  ]
}
