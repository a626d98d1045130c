import { looksLikePerson, looksLikePhone, tellsContact } from './table/person-text.ts'

/** Ids of deals as a model may hold them, and whether those of the table were taken for something else. */
export type DealIds = { readonly ids: readonly string[]; readonly hidden: boolean }

/**
 * The ids of past deals. Where they are addresses, telephone numbers or names of people, a deal is named by the number of its row instead,
 * all of them, so that no two share a name. An @ in any id is enough; of digits and words half must look so.
 */
export function dealIds(ids: readonly string[], rowNumbers: readonly string[]): DealIds {
  const personal = ids.filter((id) => looksLikePhone(id) || tellsContact(id) || looksLikePerson(id))
  const hidden = 2 * personal.length > ids.length || ids.some((id) => id.includes('@'))
  return { ids: hidden ? rowNumbers : ids, hidden }
}
