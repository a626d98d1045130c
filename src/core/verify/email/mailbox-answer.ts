import { type Answers, lookupKey } from '../lookup.ts'

export const mailboxStates = ['deliverable', 'undeliverable', 'risky', 'unknown'] as const
export type MailboxState = (typeof mailboxStates)[number]

export type MailboxAnswer = { readonly state: MailboxState; readonly reason: string }

const isState = (value: unknown): value is MailboxState => mailboxStates.some((state) => state === value)

/** What the probe of a mailbox found: `{state, reason}` in the answer's value. Null where it was not asked. */
export function mailboxAnswerOf(answers: Answers, address: string): MailboxAnswer | null {
  const answer = answers[lookupKey({ kind: 'mailbox', address, hosts: [] })]
  if (answer === undefined) return null
  if (answer.kind === 'unknown') return { state: 'unknown', reason: answer.reason }
  const fields = (typeof answer.value === 'object' && answer.value !== null ? answer.value : {}) as Readonly<
    Record<string, unknown>
  >
  if (!isState(fields['state'])) return { state: 'unknown', reason: 'answer_unreadable' }
  return { state: fields['state'], reason: typeof fields['reason'] === 'string' ? fields['reason'] : fields['state'] }
}
