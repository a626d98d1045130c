import type { MessageKey, Translate } from '../language/messages.ts'

const known: Readonly<Record<string, MessageKey>> = {
  controller: 'privacy.controller',
  controller_id: 'privacy.controller_id',
  contact: 'privacy.contact',
}

/** What a text of consent still lacks, by the names of the fields that it is filled in from. */
export const gapWords = (gaps: readonly string[], t: Translate): string =>
  gaps.map((gap) => (known[gap] ? t(known[gap]) : `{${gap}}`)).join(', ')
