import type { Table } from './tables.ts'

/** How far a log-ratio of counts weighs against one and the same trust for all, and how many rows of the base rate each count is drawn to. */
const settings = { share: 0.5, smoothing: 4 } as const

/** Of each label: in how many rows it holds and in how many not, and the same of the rows that hold a feature, [feature][label]. */
type Counts = {
  readonly yes: Float64Array
  readonly no: Float64Array
  readonly with: { readonly yes: Float32Array; readonly no: Float32Array }
}

function countAnswers({ rows, labels, labelCount, keys, owner }: Table, used: (sample: number) => boolean): Counts {
  const cells = keys.length * labelCount
  const counts = {
    yes: new Float64Array(labelCount),
    no: new Float64Array(labelCount),
    with: { yes: new Float32Array(cells), no: new Float32Array(cells) },
  }
  for (const [row, sample] of owner.entries()) {
    if (!used(sample)) continue
    const answers = labels.subarray(row * labelCount, (row + 1) * labelCount)
    for (let label = 0; label < labelCount; label += 1)
      if (answers[label] === 1) counts.yes[label] += 1
      else if (answers[label] === 0) counts.no[label] += 1
    for (let at = rows.starts[row]; at < rows.starts[row + 1]; at += 1) {
      const base = rows.features[at] * labelCount
      for (let label = 0; label < labelCount; label += 1)
        if (answers[label] === 1) counts.with.yes[base + label] += 1
        else if (answers[label] === 0) counts.with.no[base + label] += 1
    }
  }
  return counts
}

/** How far a feature tells the rows that hold a label from the others: |log(P(feature | yes) / P(feature | no))|, smoothed. */
function tellingOf(counts: Counts, cell: number, label: number): number {
  const { yes, no } = counts
  const rate = yes[label] / Math.max(1, yes[label] + no[label])
  const [holding, lacking] = [settings.smoothing * rate, settings.smoothing * (1 - rate)]
  const ifYes = (counts.with.yes[cell] + holding) / (yes[label] + holding)
  const ifNo = (counts.with.no[cell] + lacking) / (no[label] + lacking)
  return ifYes > 0 && ifNo > 0 ? Math.abs(Math.log(ifYes / ifNo)) : 0
}

/** Trust of one label, for all features, brought to a mean of one over the places where features stand. */
function trustInLabel(counts: Counts, label: number, trust: Float32Array): void {
  const labelCount = counts.yes.length
  const mean = (value: (cell: number) => number): number => {
    let [sum, places] = [0, 0]
    for (let cell = label; cell < trust.length; cell += labelCount) {
      const stands = counts.with.yes[cell] + counts.with.no[cell]
      sum += stands * value(cell)
      places += stands
    }
    return places > 0 && sum > 0 ? sum / places : 1
  }
  const usual = mean((cell) => tellingOf(counts, cell, label))
  for (let cell = label; cell < trust.length; cell += labelCount)
    trust[cell] = (1 - settings.share + (settings.share * tellingOf(counts, cell, label)) / usual) ** 2
  const level = mean((cell) => trust[cell])
  for (let cell = label; cell < trust.length; cell += labelCount) trust[cell] /= level
}

/**
 * How far the weight of each feature may go for each label, [feature][label]: the variance of its prior, one in the mean. A feature that
 * stands as often with the label as without is held back; naive Bayes' log-count ratios tell which (Wang and Manning 2012, "Baselines and
 * Bigrams", eq. 1 and 5, where they scale the inputs: the same by the prior of the weights).
 */
export function featureTrust(table: Table, used: (sample: number) => boolean): Float32Array {
  const trust = new Float32Array(table.keys.length * table.labelCount)
  const counts = countAnswers(table, used)
  for (let label = 0; label < table.labelCount; label += 1) trustInLabel(counts, label, trust)
  return trust
}
