import { readFile } from 'node:fs/promises'
import type { ConsentTemplates } from '../core/consent/templates.ts'

const place = new URL('../../data/consent/templates.json', import.meta.url)

/** The texts of consent that ship with the product. */
export async function loadConsentTemplates(): Promise<ConsentTemplates> {
  return JSON.parse(await readFile(place, 'utf8')) as ConsentTemplates
}
