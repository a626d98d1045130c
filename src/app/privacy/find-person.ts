import { emailKey, phoneKey } from '../../core/lead/identity/keys.ts'
import { wordsOf } from '../../core/lead/search-words.ts'
import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { LeadRecord } from '../ports/lead-store.ts'

const mostFound = 100

/** The leads of a person, by an email or a telephone number however they are written, else by words of the name. What was sought is not logged. */
export async function findPerson(ctx: Context, query: string): Promise<readonly LeadRecord[]> {
  requireRight(ctx.actor, 'seePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { country } = await tx.workspace.load()
    const keys = {
      emailKey: emailKey(query),
      phoneKey: phoneKey(query, country),
      digits: digitsOf(query),
      words: wordsOf(query).slice(0, 5),
    }
    if (!keys.emailKey && !keys.phoneKey && !keys.digits && keys.words.length === 0)
      throw new AppError('bad_input', 'query_empty', 'give an email, a telephone number or a name', { field: 'query' })
    const found = await tx.privacy.find({ ...keys, most: mostFound })
    await noteChange(ctx, tx, { action: 'privacy.sought', subject: null, detail: { found: found.length } })
    return found
  })
}

const leastDigits = 5

/** A number as search knows it, also one that no network would give out: people type those too, and may ask for them. */
function digitsOf(query: string): string | null {
  if (!/^[\d\s()+.,/-]+$/.test(query)) return null
  const digits = query.replaceAll(/\D/g, '')
  return digits.length >= leastDigits ? digits.slice(-10) : null
}
