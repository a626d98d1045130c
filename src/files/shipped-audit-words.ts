import { readFile } from 'node:fs/promises'
import type { AuditLanguage, AuditMessages } from '../app/sales-audit/words.ts'

/** The words of the audit page in one language; the path has the same depth in src/ and in dist/. */
export async function loadAuditMessages(language: AuditLanguage): Promise<AuditMessages> {
  const text = await readFile(new URL(`../../data/audit/${language}.json`, import.meta.url), 'utf8')
  return JSON.parse(text) as AuditMessages
}
