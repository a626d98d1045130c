import { type Answers, lookupKey } from '../lookup.ts'

export const mxStates = ['ok', 'implicit', 'null', 'none', 'unknown'] as const
export type MxState = (typeof mxStates)[number]

export type MxAnswer = { readonly state: MxState; readonly reason: string; readonly hosts: readonly string[] }

const reasons: Readonly<Record<MxState, string>> = {
  ok: 'mail_hosts_found',
  implicit: 'address_record_only',
  null: 'null_mx',
  none: 'no_mail_host',
  unknown: 'dns_unknown',
}

const isState = (value: unknown): value is MxState => mxStates.some((state) => state === value)

/** What DNS said of a domain: `{state, hosts, reason?}` in the answer's value. Null where it was not asked. */
export function mxAnswerOf(answers: Answers, domain: string): MxAnswer | null {
  const answer = answers[lookupKey({ kind: 'mx', domain })]
  if (answer === undefined) return null
  if (answer.kind === 'unknown') return { state: 'unknown', reason: answer.reason, hosts: [] }
  const value = answer.value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { state: 'unknown', reason: 'answer_unreadable', hosts: [] }
  }
  const fields = value as Readonly<Record<string, unknown>>
  const state = isState(fields['state']) ? fields['state'] : 'unknown'
  const hosts = Array.isArray(fields['hosts']) ? fields['hosts'].filter((host) => typeof host === 'string') : []
  const reason = typeof fields['reason'] === 'string' ? fields['reason'] : reasons[state]
  return { state, reason, hosts }
}
