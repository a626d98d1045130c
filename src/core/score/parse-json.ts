import { AppError } from '../app-error.ts'

/** The error of a model file: which field is wrong and what to do. */
export const broken = (field: string, fault: string): AppError =>
  new AppError(
    'bad_file',
    'model_broken',
    `The model file is damaged at ${field}: ${fault}. Train or download it again.`,
    { field },
  )

export function asRecord(json: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw broken(field, 'an object is expected')
  return json as Readonly<Record<string, unknown>>
}

export function asArray(json: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(json)) throw broken(field, 'a list is expected')
  return json as readonly unknown[]
}

export function asFinite(json: unknown, field: string): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw broken(field, 'a finite number is expected')
  return json
}

/** Sums of products of such numbers are numbers still: nothing that is scored with them can end as none. */
const largest = 1e60

/** A number that is reckoned with. */
export function asNumber(json: unknown, field: string): number {
  const number = asFinite(json, field)
  if (Math.abs(number) > largest) throw broken(field, 'the number is beyond belief')
  return number
}

/** A variance, or a factor of one. */
export function asNotNegative(json: unknown, field: string): number {
  const number = asNumber(json, field)
  if (number < 0) throw broken(field, 'a number from 0 up is expected')
  return number
}

/** A whole number from `from` up to but not including `below`. */
export function asWhole(json: unknown, field: string, from: number, below = Number.MAX_SAFE_INTEGER): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < from || json >= below)
    throw broken(field, `a whole number from ${from} up to ${below - 1} is expected`)
  return json
}

export function asText(json: unknown, field: string): string {
  if (typeof json !== 'string') throw broken(field, 'text is expected')
  return json
}

export function asTexts(json: unknown, field: string): readonly string[] {
  const list = asArray(json, field)
  for (const value of list) asText(value, field)
  return list as readonly string[]
}

export function asNumbers(json: unknown, field: string): readonly number[] {
  const list = asArray(json, field)
  for (const value of list) asNumber(value, field)
  return list as readonly number[]
}

/** Numbers none of which is less than the one before it. */
export function asRising(json: unknown, field: string): readonly number[] {
  const list = asArray(json, field)
  let last = -Infinity
  for (const value of list) {
    const number = asFinite(value, field)
    if (number < last) throw broken(field, 'rising numbers are expected')
    last = number
  }
  return list as readonly number[]
}

export const optionalNumber = (json: unknown, field: string, usual: number): number =>
  json === undefined ? usual : asNotNegative(json, field)
