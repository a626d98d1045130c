import { AppError } from '../app-error.ts'

/** The error of a model file: which field is wrong and what to do. */
export const broken = (field: string, fault: string): AppError =>
  new AppError('bad_file', 'model_broken', `The model file is damaged: ${fault}. Train or download it again.`, {
    field,
  })

export function asRecord(json: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw broken(field, 'an object is expected')
  return json as Readonly<Record<string, unknown>>
}

export function asArray(json: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(json)) throw broken(field, 'a list is expected')
  return json as readonly unknown[]
}

export function asNumber(json: unknown, field: string): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw broken(field, 'a finite number is expected')
  return json
}

export function asText(json: unknown, field: string): string {
  if (typeof json !== 'string') throw broken(field, 'text is expected')
  return json
}

export function asNumbers(json: unknown, field: string): readonly number[] {
  const list = asArray(json, field)
  for (const value of list) asNumber(value, field)
  return list as readonly number[]
}
