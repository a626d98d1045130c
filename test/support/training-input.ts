import type { TrainInput } from '../../src/core/score/train.ts'

/** Deals to train from: cells by the name of their column, and which were won (1) and lost (0). No dates; nothing is ignored. */
export function trainingInput(cells: Readonly<Record<string, string[]>>, outcomes: Float64Array): TrainInput {
  return {
    table: { columns: Object.keys(cells), cells: Object.values(cells) },
    outcomes,
    dates: null,
    ids: Array.from(outcomes, (_, at) => `deal ${at}`),
    outcome: { column: 'won', won: ['yes'] },
    dateColumn: null,
    ignore: new Set(),
    keepLeaks: false,
    seed: 1,
    fingerprint: '0123456789abcdef',
  }
}
