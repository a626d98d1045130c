import type { Language } from '../../core/lead/language.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { noticeWords } from '../../core/notice/notice-text.ts'
import type { TelegramButton } from '../ports/telegram.ts'

type Rows = readonly (readonly TelegramButton[])[]

/** Opens the lead in the console. Telegram refuses addresses that only this machine knows. */
export const linkButton = (language: Language, url: string): Rows =>
  url.startsWith('https:') ? [[{ text: noticeWords[language].open, url }]] : []

/** The buttons under a notice of a person's own lead. */
export function noticeButtons(leadId: LeadId, language: Language, url: string): Rows {
  const words = noticeWords[language]
  return [
    [
      { text: words.accept, data: `a:${leadId}` },
      { text: words.decline, data: `d:${leadId}` },
    ],
    [{ text: words.call, data: `c:${leadId}` }],
    ...linkButton(language, url),
  ]
}
