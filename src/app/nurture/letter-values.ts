import { type LetterValues, letterLanguageFor } from '../../core/nurture/letter.ts'
import type { LetterLanguage } from '../../core/nurture/sequence.ts'
import type { Reading } from '../../core/read/reading.ts'
import type { Workspace } from '../ports/door.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { LetterSettings } from '../ports/nurture-store.ts'

type Sources = {
  readonly record: LeadRecord
  readonly workspace: Workspace
  readonly settings: LetterSettings | null
  readonly unsubscribe: string
}

/** What a letter to this lead is filled in with. */
export function letterValues({ record: { lead }, workspace, settings, unsubscribe }: Sources): LetterValues {
  return {
    name: lead.name,
    company: lead.company,
    product: lead.product,
    seller: workspace.name,
    sender: settings?.sender ?? workspace.name,
    phone: settings?.phone ?? null,
    website: settings?.website ?? null,
    guide_link: settings?.guideLink ?? null,
    webinar_link: settings?.webinarLink ?? null,
    case_link: settings?.caseLink ?? null,
    unsubscribe_link: unsubscribe,
  }
}

const ofCountry: Readonly<Record<string, LetterLanguage>> = {
  KZ: 'ru',
  RU: 'ru',
  KG: 'ru',
  UZ: 'ru',
  BY: 'ru',
  IL: 'he',
}

/** The language to write to a lead in: as they wrote, else as their browser speaks, else as is usual in the country. */
export function languageOf({ lead }: LeadRecord, reading: Reading | null, country: string): LetterLanguage {
  const read = reading && reading.lang !== 'mixed' && reading.lang !== 'unknown' ? reading.lang : null
  return letterLanguageFor(read ?? lead.language, ofCountry[lead.country ?? country] ?? 'en')
}
