import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ZodError } from 'zod'
import { AppError, type ErrorCode, type FieldFault } from '../core/app-error.ts'
import type { Problem } from './contract/primitives.ts'

/** The one mapping of error codes to HTTP. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  bad_input: 400,
  bad_file: 400,
  unauthorised: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  internal: 500,
  unavailable: 503,
}

type Told = { readonly code: ErrorCode; readonly reason: string; readonly message: string; readonly status?: number }

/** What the framework throws before a route is asked, by its stable codes. */
const framework: Readonly<Record<string, Told>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'bad_input',
    reason: 'content_type',
    message: 'this address does not take that content type: send application/json',
    status: 415,
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'too_large',
    reason: 'body_too_large',
    message: 'the body is over the limit of this address',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'bad_input',
    reason: 'content_length',
    message: 'the body is not as long as content-length says',
  },
  FST_ERR_CTP_EMPTY_TYPE: {
    code: 'bad_input',
    reason: 'content_type',
    message: 'a body needs a content-type: send application/json',
    status: 415,
  },
  FST_ERR_BAD_URL: { code: 'bad_input', reason: 'address_broken', message: 'the address is not valid' },
  FST_ERR_MAX_PARAM_LENGTH: {
    code: 'bad_input',
    reason: 'address_broken',
    message: 'a part of the address is too long',
    status: 414,
  },
  FST_REQ_FILE_TOO_LARGE: { code: 'too_large', reason: 'file_too_large', message: 'the file is over the limit' },
  FST_FILES_LIMIT: { code: 'bad_input', reason: 'too_many_files', message: 'there are too many files in the form' },
  FST_PARTS_LIMIT: { code: 'bad_input', reason: 'too_many_parts', message: 'there are too many parts in the form' },
  FST_FIELDS_LIMIT: { code: 'bad_input', reason: 'too_many_fields', message: 'there are too many fields in the form' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'bad_input',
    reason: 'content_type',
    message: 'send multipart/form-data with a file',
    status: 415,
  },
  FST_PROTO_VIOLATION: {
    code: 'bad_input',
    reason: 'forbidden_key',
    message: 'a field has a name that is not allowed',
  },
  FST_ERR_HANDLER_TIMEOUT: { code: 'unavailable', reason: 'took_too_long', message: 'this took too long: try again' },
}

/** Fields of one answer: a body with ten thousand faults needs no ten thousand lines to be mended. */
const mostFields = 100
const longestPath = 120

/** Any error as the status and the body that the caller gets. What is not ours to tell becomes `internal`. */
export function problemOf(error: unknown, requestId: string): { readonly status: number; readonly body: Problem } {
  if (error instanceof AppError) return ofAppError(error, requestId)
  const issues = issuesOf(error)
  if (issues) {
    const fields = faultsOf(issues)
    return answer({ code: 'bad_input', reason: 'fields_faulty', message: sentence(fields) }, requestId, fields)
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  const known = typeof code === 'string' ? framework[code] : undefined
  if (known) return answer(known, requestId)
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return answer(
      { code: 'bad_input', reason: 'request_broken', message: 'the request cannot be read', status: statusCode },
      requestId,
    )
  const message = 'something broke on our side: nothing was changed; give us the request id'
  return answer({ code: 'internal', reason: 'internal', message }, requestId)
}

function ofAppError(error: AppError, requestId: string) {
  const { place, code, reason, message } = error
  if (code === 'internal')
    return answer({ code, reason, message: 'something broke on our side; give us the request id' }, requestId)
  const fields = place?.fields ?? (place?.field ? [{ path: place.field, code: reason, message }] : undefined)
  return answer({ code, reason, message }, requestId, fields)
}

function answer({ code, reason, message, status }: Told, requestId: string, fields?: readonly FieldFault[]) {
  const error = { code, reason, message, request_id: requestId }
  return {
    status: status ?? statusOf[code],
    body: { error: fields ? { ...error, fields: fields.slice(0, mostFields).map((one) => ({ ...one })) } : error },
  }
}

type Issue = {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/** What a schema found: in the framework's wrapping, or thrown by a route that reads a form by hand. */
function issuesOf(error: unknown): readonly Issue[] | null {
  if (hasZodFastifySchemaValidationErrors(error)) return error.validation as readonly Issue[]
  if (!(error instanceof ZodError)) return null
  return error.issues.map((issue) => ({
    keyword: issue.code,
    instancePath: `/${issue.path.map(String).join('/')}`,
    message: issue.message,
    params: { ...issue },
  }))
}

function faultsOf(issues: readonly Issue[]): readonly FieldFault[] {
  return issues.flatMap(({ keyword, instancePath, message = 'is not valid', params }): readonly FieldFault[] => {
    const path = instancePath.slice(1).split('/').join('.')
    const { keys } = params
    if (keyword !== 'unrecognized_keys' || !Array.isArray(keys)) return [{ path: short(path), code: keyword, message }]
    return keys.map((key) => ({
      path: short(path === '' ? String(key) : `${path}.${key}`),
      code: 'unknown_field',
      message: 'is not a field that this address knows',
    }))
  })
}

/** A path may hold what the caller typed as a name: it is told back, but not at any length, and only as text. */
const short = (path: string): string => path.toWellFormed().slice(0, longestPath)

function sentence(fields: readonly FieldFault[]): string {
  const [first] = fields
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more: see fields)` : ''
  return first ? `${first.path || 'the body'}: ${first.message}${more}` : 'the request is not valid'
}
