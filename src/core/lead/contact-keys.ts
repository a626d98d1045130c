import type { IdentityRecord } from './identity/record.ts'

/** Logins shorter than this, or of an office, are of everybody. */
const shortestLogin = 5
const officeLogins = new Set(['admin', 'contact', 'hello', 'inbox', 'office', 'order', 'sales', 'support', 'zakaz'])

/**
 * The keys under which a contact is found again: mailbox, number, login, and the name together with a part of something else. Only
 * finding: whether two are one person, their weights decide. A name alone is no key.
 */
export function contactKeys({ email, phone, skeletonKey, company }: IdentityRecord): readonly string[] {
  const login = email?.login ?? null
  const parts = [company, login?.slice(0, 4), phone?.slice(-4)]
  return [
    ...(email ? [mailboxKey(email.email)] : []),
    ...(phone === null ? [] : [numberKey(phone)]),
    ...(login !== null && login.length >= shortestLogin && !officeLogins.has(login) ? [`b:${login}`] : []),
    ...(skeletonKey === '' ? [] : parts.flatMap((part) => (part ? [`n:${skeletonKey}:${part}`] : []))),
  ]
}

/** Keys whose holders are counted: many persons under one mailbox or number are an office or a family. */
export const mailboxKey = (email: string): string => `e:${email}`
export const numberKey = (tail: string): string => `p:${tail}`
