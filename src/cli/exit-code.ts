import { AppError, type ErrorCode } from '../core/app-error.ts'

/** Exit codes: 0 done, 1 internal fault, 2 bad input or usage, 3 finished but some rows were refused. */
export const exitCodes = { done: 0, fault: 1, usage: 2, someRefused: 3 } as const

const faults: readonly ErrorCode[] = ['internal', 'unavailable']

/** The exit code of an error thrown by a command. */
export function exitCodeOf(error: unknown): number {
  return error instanceof AppError && !faults.includes(error.code) ? exitCodes.usage : exitCodes.fault
}

/** One clear line for the terminal: the code, the place, what to do. */
export function errorLine(error: unknown): string {
  if (!(error instanceof AppError)) return `internal fault: ${error instanceof Error ? error.message : String(error)}`
  const { field, line, column, option } = error.place ?? {}
  const place = [
    option && `option ${option}`,
    field && `field ${field}`,
    line && `line ${line}`,
    column && `column ${column}`,
  ]
  const where = place.filter(Boolean).join(', ')
  return `${error.code}/${error.reason}${where ? ` (${where})` : ''}: ${error.message}`
}
