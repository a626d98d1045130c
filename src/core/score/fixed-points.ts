import { AppError } from '../app-error.ts'
import type { FeatureRow } from './feature-row.ts'
import { isMissing, parseNumber } from './table/cells.ts'

/**
 * A rule made by hand: which values of a column it holds for, and its points (log-odds). What a column has by rules is not learned.
 * `is` compares without case and outer blanks; numbers hold from `from` up to but not including `below`; `missing` holds for empty cells.
 */
export type FixedRule = {
  readonly column: string
  readonly is?: readonly string[]
  readonly from?: number
  readonly below?: number
  readonly missing?: true
  readonly points: number
}

/** Screens and rule files show log-odds times ten: +10 makes a win e times as likely against a loss. */
const shownPerLogOdds = 10
const mostShown = 100

const plain = (text: string): string => text.trim().toLowerCase()

const broken = (place: string, fault: string): AppError =>
  new AppError('bad_input', 'rule_broken', `${place} of the rules: ${fault}`, { option: '--fixed', field: place })

function numberAt(value: unknown, place: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw broken(place, 'a number is expected.')
}

function parseRule(json: unknown, place: string): FixedRule {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw broken(place, 'a rule is an object.')
  const { column, is, from, below, missing, points } = json as Readonly<Record<string, unknown>>
  if (typeof column !== 'string' || column.trim() === '') throw broken(`${place}.column`, 'name a column.')
  const shown = numberAt(points, `${place}.points`)
  if (Math.abs(shown) > mostShown)
    throw broken(`${place}.points`, `points (log-odds times ten) lie between -${mostShown} and ${mostShown}.`)
  if (is === undefined && from === undefined && below === undefined && missing !== true)
    throw broken(place, 'say where it holds: "is", "from", "below" or "missing": true.')
  if (is !== undefined && !(Array.isArray(is) && is.length > 0 && is.every((value) => typeof value === 'string')))
    throw broken(`${place}.is`, 'a list of texts is expected: ["director", "owner"].')
  if (from !== undefined && below !== undefined && numberAt(from, place) >= numberAt(below, place))
    throw broken(place, '"from" must be less than "below".')
  return {
    column: column.trim(),
    points: shown / shownPerLogOdds,
    ...(is === undefined ? {} : { is: (is as readonly string[]).map(plain) }),
    ...(from === undefined ? {} : { from: numberAt(from, `${place}.from`) }),
    ...(below === undefined ? {} : { below: numberAt(below, `${place}.below`) }),
    ...(missing === true ? { missing } : {}),
  }
}

/** Reads `[{"column": "Position", "is": ["director"], "points": 10}, ...]`; AppError names the place of a fault. */
export function parseFixedRules(text: string): readonly FixedRule[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw broken('the file', 'it is not JSON.')
  }
  if (!Array.isArray(json)) throw broken('the file', 'a list of rules is expected.')
  return json.map((rule, at) => parseRule(rule, `[${at}]`))
}

function holds({ is, from, below, missing }: FixedRule, text: string): boolean {
  if (isMissing(text)) return missing === true
  if (is !== undefined) return is.includes(plain(text))
  if (from === undefined && below === undefined) return false
  const number = parseNumber(text)
  return number !== null && number >= (from ?? -Infinity) && number < (below ?? Infinity)
}

/** Points of one column's rules for a cell, log-odds; rules that hold together add up. */
export function fixedPoints(rules: readonly FixedRule[], value: string | number | null | undefined): number {
  const text = value === null || value === undefined ? '' : String(value)
  let sum = 0
  for (const rule of rules) if (holds(rule, text)) sum += rule.points
  return sum
}

/** Rules of one column with their mean over the deals, which goes to the base. */
export type FixedColumn = { readonly column: string; readonly mean: number; readonly rules: readonly FixedRule[] }

/** Points by hand of a row, against the average deal. */
export const fixedParts = (columns: readonly FixedColumn[], row: FeatureRow) =>
  columns.map(({ column, mean, rules }) => ({ column, points: fixedPoints(rules, row[column]) - mean }))
