import { type Language, languageOfTag } from '../../core/lead/language.ts'
import type { LetterValues } from '../../core/nurture/letter.ts'
import type { Reading } from '../../core/read/reading.ts'
import type { Workspace } from '../ports/door.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { LetterSettings } from '../ports/nurture-store.ts'

/** Who signs where the workspace has not said it. */
const salesTeam: Readonly<Record<Language, string>> = {
  ru: 'Отдел продаж',
  kk: 'Сату бөлімі',
  he: 'צוות המכירות',
  en: 'The sales team',
}

type Own = {
  readonly seller: string
  readonly settings: LetterSettings | null
  readonly unsubscribe: string
  readonly language: Language
}

/** What the seller's own part of a letter is filled in with. */
export const ownValues = ({ seller, settings, unsubscribe, language }: Own): LetterValues => ({
  seller,
  sender: settings?.sender ?? salesTeam[language],
  phone: settings?.phone ?? null,
  website: settings?.website ?? null,
  guide_link: settings?.guideLink ?? null,
  webinar_link: settings?.webinarLink ?? null,
  case_link: settings?.caseLink ?? null,
  unsubscribe_link: unsubscribe,
})

type Sources = {
  readonly record: LeadRecord
  readonly workspace: Workspace
  readonly settings: LetterSettings | null
  readonly unsubscribe: string
  readonly language: Language
}

/** What a letter to this lead is filled in with. */
export const letterValues = ({ record: { lead }, workspace, ...own }: Sources): LetterValues => ({
  ...ownValues({ ...own, seller: workspace.name }),
  name: lead.name,
  company: lead.company,
  product: lead.product,
})

const ofCountry: Readonly<Record<string, Language>> = {
  KZ: 'ru',
  RU: 'ru',
  KG: 'ru',
  UZ: 'ru',
  BY: 'ru',
  IL: 'he',
}

/** The language to write to a lead in: as they wrote, else as their browser speaks, else as is usual in the country. */
export function languageOf({ lead }: LeadRecord, reading: Reading | null, country: string): Language {
  const read = reading && reading.lang !== 'mixed' && reading.lang !== 'unknown' ? reading.lang : null
  return languageOfTag(read ?? lead.language) ?? ofCountry[lead.country ?? country] ?? 'en'
}
