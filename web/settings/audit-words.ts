import type { AuditEntry } from '../../src/http/contract/session.ts'
import { codeWords } from '../language/code-words.ts'
import type { CodeFamily } from '../language/language-context.tsx'
import type { MessageKey, Translate } from '../language/messages.ts'

type Code = (family: CodeFamily, code: string) => string
type Words = { readonly t: Translate; readonly code: Code; readonly exact: (iso: string) => string }

/** Deeds on leads are told in the words of the lead's own timeline. */
export const actionWords = (action: string, code: Code): string => firstKnown(action, ['audit', 'event'], code)

/** Details whose values are codes of a family. */
const families: Readonly<Record<string, readonly CodeFamily[]>> = {
  role: ['role'],
  scopes: ['scope'],
  kind: ['request', 'delivery_kind', 'channel_name'],
}
/** Details whose values another screen has words for. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  list: { allow: 'lists.allow', deny: 'lists.deny', suppress: 'lists.suppress' },
  match: {
    email: 'lists.match_email',
    domain: 'lists.match_domain',
    phone: 'lists.match_phone',
    ip: 'lists.match_ip',
  },
  wrong: { used: 'words.used', rent: 'words.rent', repair: 'words.repair', elsewhere: 'words.elsewhere' },
  reason: {
    asked: 'model.because_asked',
    calendar: 'model.because_calendar',
    first: 'model.because_first',
    hot_conversion: 'model.because_hot_conversion',
    outcomes: 'model.because_outcomes',
    promise: 'model.because_promise',
  },
}
const longest = 160

/** What was changed, as far as one line goes: names of fields and codes in words, times as the reader writes them. */
export function detailWords(detail: AuditEntry['detail'], words: Words): string {
  const parts = Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${words.code('audit_detail', name)}: ${valueWords(name, value, words)}`)
  return parts.join(' · ').slice(0, longest)
}

function valueWords(name: string, value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((each) => valueWords(name, each, words)).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${String(inner)}`)
      .join(', ')
  const said = String(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(said)) return words.exact(said)
  const key = elsewhere[name]?.[said]
  return key ? words.t(key) : firstKnown(said, [...(families[name] ?? []), 'audit_detail'], words.code, said)
}

/** The words of the first family that has any; else the code made readable, or what is given instead. */
function firstKnown(said: string, of: readonly CodeFamily[], code: Code, otherwise = codeWords(said)): string {
  return of.map((family) => code(family, said)).find((words) => words !== codeWords(said)) ?? otherwise
}
