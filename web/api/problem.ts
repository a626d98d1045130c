import type { Problem } from '../../src/http/contract/primitives.ts'

type Fault = Problem['error']

/** A refused or failed call. `offline` and `unreadable` are ours; every other code is the server's. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly reason: string
  readonly fields: NonNullable<Fault['fields']>
  readonly requestId: string | null

  constructor(status: number, fault: Fault) {
    super(fault.message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = fault.code
    this.reason = fault.reason
    this.fields = fault.fields ?? []
    this.requestId = fault.request_id === '' ? null : fault.request_id
  }
}

/** A fault that arose before any answer came: there is no request id to quote. */
export const localProblem = (code: string): ApiProblem =>
  new ApiProblem(0, { code, reason: code, message: code, request_id: '' })

export const isProblem = (value: unknown): value is ApiProblem => value instanceof ApiProblem
