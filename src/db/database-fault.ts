import { DatabaseError } from 'pg'
import { AppError } from '../core/app-error.ts'

/** Classes and codes of PostgreSQL (appendix A of its manual) that pass: the same request may work in a moment. */
const passing = /^(?:08...|53...|57P0[1-5]|57014|40001|40P01|55P03|25006)$/
/** System errors of a connection that is not there. */
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])

/**
 * What a failed transaction means to the caller: `unavailable` where the database is away or overburdened, `conflict` where
 * somebody else was first; any other error as it is.
 */
export function databaseFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  if (error instanceof DatabaseError) {
    const { code = '' } = error
    if (passing.test(code)) return unavailable(error)
    if (code === '23505')
      return withCause(
        new AppError('conflict', 'already_there', 'somebody else made the same at the same moment: look again'),
        error,
      )
    return error
  }
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && unreachable.has(code)) return unavailable(error)
  // The driver throws plain errors without a code when a connection breaks or none is free in time; ours are never plain.
  return error.constructor === Error && code === undefined ? unavailable(error) : error
}

const unavailable = (cause: Error): AppError =>
  withCause(
    new AppError('unavailable', 'database_unreachable', 'the database does not answer: try again in a moment'),
    cause,
  )

function withCause(error: AppError, cause: Error): AppError {
  error.cause = cause
  return error
}
