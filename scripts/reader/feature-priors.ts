import type { Table } from './tables.ts'

/** How far the log-count ratio of a feature makes its variance, against one and the same for all; and how many rows of the base rate each count is drawn to. */
const settings = { share: 0.5, smoothing: 4 } as const

/** Of each label: in how many rows it holds and in how many not, and the same of the rows that hold a feature, [feature][label]. */
type Counts = {
  readonly yes: Float64Array
  readonly no: Float64Array
  readonly withFeature: { readonly yes: Float32Array; readonly no: Float32Array }
}

function countAnswers({ rows, labels, labelCount, keys, owner }: Table, used: (sample: number) => boolean): Counts {
  const cells = keys.length * labelCount
  const counts = {
    yes: new Float64Array(labelCount),
    no: new Float64Array(labelCount),
    withFeature: { yes: new Float32Array(cells), no: new Float32Array(cells) },
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
        if (answers[label] === 1) counts.withFeature.yes[base + label] += 1
        else if (answers[label] === 0) counts.withFeature.no[base + label] += 1
    }
  }
  return counts
}

/** How far a feature tells the rows that hold a label from the others: |log(P(feature | yes) / P(feature | no))|, smoothed. */
function logCountRatio({ yes, no, withFeature }: Counts, cell: number, label: number): number {
  const rate = yes[label] / Math.max(1, yes[label] + no[label])
  const [holding, lacking] = [settings.smoothing * rate, settings.smoothing * (1 - rate)]
  const ifYes = (withFeature.yes[cell] + holding) / (yes[label] + holding)
  const ifNo = (withFeature.no[cell] + lacking) / (no[label] + lacking)
  return ifYes > 0 && ifNo > 0 ? Math.abs(Math.log(ifYes / ifNo)) : 0
}

/** Fills in the variances of one label; their mean over the places where features stand is one. */
function fillLabel(variances: Float32Array, counts: Counts, label: number): void {
  const labelCount = counts.yes.length
  const mean = (value: (cell: number) => number): number => {
    let [sum, places] = [0, 0]
    for (let cell = label; cell < variances.length; cell += labelCount) {
      const stands = counts.withFeature.yes[cell] + counts.withFeature.no[cell]
      sum += stands * value(cell)
      places += stands
    }
    return places > 0 && sum > 0 ? sum / places : 1
  }
  const usual = mean((cell) => logCountRatio(counts, cell, label))
  for (let cell = label; cell < variances.length; cell += labelCount)
    variances[cell] = (1 - settings.share + (settings.share * logCountRatio(counts, cell, label)) / usual) ** 2
  const level = mean((cell) => variances[cell])
  for (let cell = label; cell < variances.length; cell += labelCount) variances[cell] /= level
}

/**
 * The variance of the prior of each weight, [feature][label], one in the mean: a feature that stands as often with a label as without is
 * held back. Naive Bayes' log-count ratios tell which (Wang and Manning 2012, "Baselines and Bigrams", eq. 1 and 5, where they scale the
 * inputs: the same as scaling the prior's deviation).
 */
export function priorVariances(table: Table, used: (sample: number) => boolean): Float32Array {
  const variances = new Float32Array(table.keys.length * table.labelCount)
  const counts = countAnswers(table, used)
  for (let label = 0; label < table.labelCount; label += 1) fillLabel(variances, counts, label)
  return variances
}
