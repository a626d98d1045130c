import { choleskyInPlace, choleskySolve } from '../math/cholesky.ts'
import { cellOf, type Unit } from './strata.ts'

export type Adjusted = {
  readonly values: readonly number[]
  /** Covariates that were used. */
  readonly used: number
}

/** Leads needed for each covariate, so that its coefficient is not noise. */
const leadsPerCovariate = 20

/**
 * Takes out of the values what pre-period covariates foretell: y − θᵀ(x − x̄), with θ from regression within arm and stratum
 * (CUPED: Deng, Xu, Kohavi and Walker 2013, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment
 * data", WSDM, eq. 4 to 6). As covariates stem from before the split, the difference of the arms stays what it was, with less noise.
 */
export function adjustForPast(units: readonly Unit[], pre: readonly (readonly (number | null)[])[]): Adjusted {
  const values = units.map(({ value }) => value)
  const columns = covariates(pre).slice(0, Math.floor(units.length / leadsPerCovariate) - 1)
  if (columns.length === 0) return { values, used: 0 }
  const cells = units.map(cellOf)
  const theta = coefficients(
    columns.map((column) => withoutCellMeans(column, cells)),
    withoutCellMeans(values, cells),
  )
  if (!theta) return { values, used: 0 }
  const means = columns.map(meanOf)
  return {
    used: columns.length,
    values: values.map((value, row) =>
      columns.reduce((left, column, index) => left - theta[index]! * (column[row]! - means[index]!), value),
    ),
  }
}

/** The pre columns with gaps filled by their mean, and a column for the gaps themselves where there are some; constant ones left out. */
function covariates(pre: readonly (readonly (number | null)[])[]): readonly (readonly number[])[] {
  const width = pre[0]?.length ?? 0
  return Array.from({ length: width }, (_, index) => pre.map((row) => row[index]!)).flatMap((column) => {
    const known = column.filter((value) => value !== null)
    const mean = known.length > 0 ? meanOf(known) : 0
    const gaps = column.map((value) => Number(value === null))
    return [column.map((value) => value ?? mean), gaps].filter((one) => one.some((value) => value !== one[0]))
  })
}

/** What is left of a column when the mean of each cell is taken away. */
function withoutCellMeans(column: readonly number[], cells: readonly number[]): readonly number[] {
  const sums: number[] = []
  const counts: number[] = []
  for (const [row, cell] of cells.entries()) {
    sums[cell] = (sums[cell] ?? 0) + column[row]!
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return column.map((value, row) => value - sums[cells[row]!]! / counts[cells[row]!]!)
}

/** Least squares in standardised columns with a trace of ridge, so that columns which repeat each other do no harm. */
function coefficients(columns: readonly (readonly number[])[], values: readonly number[]): readonly number[] | null {
  const size = columns.length
  const scales = columns.map((column) => Math.sqrt(dot(column, column)) || 1)
  const gram = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) gram[i * size + j] = dot(columns[i]!, columns[j]!) / (scales[i]! * scales[j]!)
  for (let i = 0; i < size; i += 1) gram[i * size + i]! += 1e-6
  if (!choleskyInPlace(gram, size)) return null
  const solution = Float64Array.from(columns, (column, index) => dot(column, values) / scales[index]!)
  choleskySolve(gram, size, solution)
  return Array.from(solution, (value, index) => value / scales[index]!)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0)
