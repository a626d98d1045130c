import type { BaseBin, BaseCard, BaseModel } from './base-model.ts'
import { readMark } from './read-columns.ts'
import type { Encoding } from './table/encoding.ts'

/** Cards overlap (a message's intent and its signals), so each is believed in part when they stand in one sum unbent. */
const trust = 0.7

/** Ways of reading a column that have a card of their own. */
const cardByDerivation: Readonly<Record<string, string>> = { 'title class': 'title', 'source class': 'source' }

function cardOf(encoding: Encoding, base: BaseModel): BaseCard | null {
  const read = encoding.column.split(readMark)[1]
  const feature = cardByDerivation[encoding.derive] ?? read ?? encoding.column
  // A source is known by its class already; its name must not count twice.
  if (feature === 'source' && encoding.derive === 'category') return null
  return base.cards.find((card) => card.feature === feature) ?? null
}

/** A value inside each scorecard bin of a number, the unknown bin excepted. */
function insideOf({ cuts, coarse, range }: Extract<Encoding, { kind: 'number' }>): readonly number[] {
  const inside: number[] = []
  for (const [code, bin] of coarse.entries()) {
    const from = cuts[code - 1] ?? range[0]
    const to = cuts[code] ?? range[1]
    inside[bin] ??= (from + to) / 2
  }
  return inside
}

/** Whether a card's bin holds a number; grades such as the intent 0 to 3 are listed by name. */
function holds(bin: BaseBin, value: number): boolean {
  if (bin.is !== undefined) return bin.is.includes(String(Math.round(value)))
  if (bin.from === undefined && bin.below === undefined) return false
  return value >= (bin.from ?? -Infinity) && value < (bin.below ?? Infinity)
}

/**
 * What the base scorecard says of the scorecard bins of an input, as the mean of their prior (log-odds); null where it has no card
 * for the column, so that the prior is centred on nothing.
 */
export function priorPoints(encoding: Encoding, base: BaseModel): Float64Array | null {
  const card = encoding.kind === 'item' ? null : cardOf(encoding, base)
  if (card === null || encoding.kind === 'item') return null
  const unknown = card.bins.find((bin) => bin.missing)?.points ?? 0
  const points =
    encoding.kind === 'category'
      ? encoding.levels.map((level) => card.bins.find((bin) => bin.is?.includes(level))?.points ?? 0)
      : insideOf(encoding).map((value) => card.bins.find((bin) => holds(bin, value))?.points ?? 0)
  const last = encoding.kind === 'category' ? [0, unknown] : [unknown]
  const all = Float64Array.of(...points, ...last).map((value) => trust * value)
  return all.some((value) => value !== 0) ? all : null
}
