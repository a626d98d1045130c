// Tables of the scoring bench: relative log loss and calibration beside the peers, paired by cut.

export type Answer = {
  readonly loss: number
  readonly corrected: number
  readonly ece: number
  readonly auc: number
  readonly cpu_ms: number
}
export const peerNames = ['lr', 'rf', 'xgb'] as const
export type PeerName = (typeof peerNames)[number]
export type PeerAnswers = Readonly<Record<string, Readonly<Record<PeerName, Answer>>>>

export type Row = {
  readonly set: string
  readonly n: number
  readonly seed: number
  /** Log loss of the base rate of the test rows. */
  readonly base: number
  readonly skill: boolean
  readonly assay: Answer
  readonly peers: Readonly<Record<PeerName, Answer>> | null
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function error(values: readonly number[]): number {
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length)
}

/** In time order the base rate moves, so the loss is compared after the intercept is corrected. */
const lossOf = (row: Row, answer: Answer): number =>
  (row.set === 'bank-time' ? answer.corrected : answer.loss) / row.base

/** The peer with the least mean loss on the rows of one set and size. */
function bestPeer(rows: readonly Row[], names: readonly PeerName[]): PeerName {
  const losses = names.map((name) => mean(rows.map((row) => lossOf(row, row.peers![name]))))
  return names[losses.indexOf(Math.min(...losses))]!
}

const digits = (value: number, places = 4): string => value.toFixed(places)

type Paired = { readonly diffs: readonly number[]; readonly eces: readonly number[] }

function tableLine(label: string, rows: readonly Row[], names: readonly PeerName[], paired: Paired | null): string {
  const cells = [
    label,
    String(rows.length),
    digits(mean(rows.map((row) => lossOf(row, row.assay)))),
    ...names.map((name) => digits(mean(rows.map((row) => lossOf(row, row.peers![name]))))),
    paired === null ? '' : `${digits(mean(paired.diffs))} ± ${digits(error(paired.diffs))}`,
    digits(mean(rows.map((row) => row.assay.ece))),
    ...names.map((name) => digits(mean(rows.map((row) => row.peers![name].ece)))),
    digits(mean(rows.map((row) => row.assay.auc)), 3),
    ...names.map((name) => digits(mean(rows.map((row) => row.peers![name].auc)), 3)),
    String(rows.filter((row) => row.skill).length),
    String(Math.round(mean(rows.map((row) => row.assay.cpu_ms)))),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Differences to the best peer of each set and size, cut by cut. */
function pairedOf(rows: readonly Row[], names: readonly PeerName[]): Paired {
  const groups = [...new Set(rows.map(({ set, n }) => `${set}|${n}`))]
  const parts = groups.map((key) => {
    const part = rows.filter(({ set, n }) => `${set}|${n}` === key)
    const best = bestPeer(part, names)
    return part.map((row) => ({
      diff: lossOf(row, row.assay) - lossOf(row, row.peers![best]),
      ece: row.assay.ece - row.peers![best].ece,
    }))
  })
  return { diffs: parts.flat().map(({ diff }) => diff), eces: parts.flat().map(({ ece }) => ece) }
}

/** The mean paired difference to each peer alone, over all random cuts. */
export function aloneLine(rows: readonly Row[], names: readonly PeerName[]): string {
  const random = rows.filter(({ set, peers }) => set !== 'bank-time' && peers !== null)
  const to = (name: PeerName): string => {
    const diffs = random.map((row) => lossOf(row, row.assay) - lossOf(row, row.peers![name]))
    return `${name} ${digits(mean(diffs))} ± ${digits(error(diffs))}`
  }
  return `Over all random cuts, beside each peer alone: ${names.map(to).join(', ')}.`
}

/** One line a set and size, one a size, and one over all random cuts, as a Markdown table. */
export function tableLines(rows: readonly Row[], names: readonly PeerName[]): string[] {
  const figures = ['difference to the best peer', 'ECE Assay', ...names, 'AUC Assay', ...names]
  const heads = ['set, rows', 'cuts', 'Assay', ...names, ...figures, 'with skill', 'CPU ms']
  const lines = [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`]
  const add = (label: string, part: readonly Row[]): void => {
    if (part.length === 0) return
    lines.push(tableLine(label, part, names, names.length === 0 ? null : pairedOf(part, names)))
  }
  const sizes = [...new Set(rows.map(({ n }) => n))].sort((a, b) => a - b)
  for (const set of new Set(rows.map((row) => row.set)))
    for (const n of sizes)
      add(
        `${set}, ${n}`,
        rows.filter((row) => row.set === set && row.n === n),
      )
  const random = rows.filter(({ set }) => set !== 'bank-time')
  for (const n of sizes)
    add(
      `all random, ${n}`,
      random.filter((row) => row.n === n),
    )
  add('all random', random)
  return lines
}
