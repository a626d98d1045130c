/** The closed list of error codes. Each is mapped once for HTTP (src/http) and once for the command line (src/cli). */
export const errorCodes = [
  'bad_input', // the caller's data or options are wrong: message names the place and the way out
  'bad_file', // a file cannot be read as what it should be
  'not_found',
  'unauthorised', // who are you?
  'forbidden', // known, but not allowed
  'conflict', // the state changed under the caller, or the same key came with another body
  'too_large',
  'too_many', // rate limit
  'unavailable', // a needed service does not answer: try again
  'internal', // a broken assumption of ours
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Where in the input the fault lies: a field path, a line, a column, an option. */
export type ErrorPlace = {
  readonly field?: string
  readonly line?: number
  readonly column?: string
  readonly option?: string
  /** Every faulty field with its own message, where a body or a document is at fault in several places. */
  readonly fields?: readonly FieldFault[]
}

/** `path` is dotted (`idealCustomer.criteria.0.when`) or a JSON Pointer. */
export type FieldFault = { readonly path: string; readonly code: string; readonly message: string }

/** The one error class: a code, one clear sentence with the way out, and the place. Never holds personal data. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** A finer reason within the code, snake_case, stable for programs (`email_missing`, `json_broken`). */
  readonly reason: string
  readonly place: ErrorPlace | null

  constructor(code: ErrorCode, reason: string, message: string, place: ErrorPlace | null = null) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.reason = reason
    this.place = place
  }
}
