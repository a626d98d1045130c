import type { DraftChangesView } from '../../src/http/contract/policy-change.ts'
import type { Answer, Browser } from './browser.ts'

/** Reads what a draft changes, signs for every side that this person may sign for, and publishes it. */
export async function signAndPublish(person: Browser, version: unknown): Promise<Answer> {
  const path = `/api/policies/${String(version)}`
  const changes = (await person.get(`${path}/changes`)).body as unknown as DraftChangesView
  const sides = changes.may_sign?.map(({ side }) => side) ?? []
  if (sides.length > 0) await person.send('POST', `${path}/sign`, { sides, seen: changes.seen })
  return person.send('POST', `${path}/publish`)
}
