import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { readLeadToken } from '../consent/lead-link.ts'
import type { Context, World } from '../context.ts'
import { lastOverride } from '../work/last-override.ts'
import { assessLead } from '../assess-lead.ts'

const mostAppeals = 3
const longestText = 2000

export type AppealPage = { readonly controllerName: string; readonly language: string | null; readonly made: boolean }
type Opened = { readonly ctx: Context; readonly leadId: LeadId }

/** Opens the page of a signed link. AppError `not_found` where it is not ours or the lead is gone. */
export async function openAppeal(world: World, token: string): Promise<Opened> {
  const read = await readLeadToken(world, 'appeal', token)
  if (!read) throw new AppError('not_found', 'link_unknown', 'this link is not valid')
  return {
    ctx: { ...world, workspaceId: read.workspaceId, actor: { kind: 'system', name: 'person' } },
    leadId: read.leadId,
  }
}

export function showAppeal({ ctx, leadId }: Opened): Promise<AppealPage> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw new AppError('not_found', 'link_unknown', 'this link is not valid')
    const { name } = await tx.workspace.load()
    const made = (await tx.leads.events(leadId)).some(({ kind }) => kind === 'appeal.made')
    return { controllerName: name, language: record.lead.language, made }
  })
}

/**
 * The person says who they are. It is a touch, and a lead that was turned away comes back to people: an appeal is always looked at by one,
 * never answered by the machine that turned the lead away.
 */
export async function makeAppeal({ ctx, leadId }: Opened, said: { readonly text: string }): Promise<void> {
  const text = said.text.trim().slice(0, longestText)
  if (text === '')
    throw new AppError('bad_input', 'appeal_empty', 'write a sentence about who you are', { field: 'text' })
  const at = ctx.now()
  const back = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (!record) throw new AppError('not_found', 'link_unknown', 'this link is not valid')
    const before = (await tx.leads.events(leadId)).filter(({ kind }) => kind === 'appeal.made')
    if (before.length >= mostAppeals)
      throw new AppError('too_many', 'appeals_used_up', 'your words have arrived already: a person will read them')
    await tx.leads.append(leadId, [{ kind: 'appeal.made', at, actor: 'system:person', payload: { text } }])
    if (record.contactId)
      await tx.contacts.addTouch({ contactId: record.contactId, leadId, kind: 'appeal', at, detail: {} })
    const isBack = record.status === 'quarantined' || record.status === 'review'
    const word = lastOverride(await tx.leads.events(leadId))
    // What a person said before is heard anew, too; a tier they set stands.
    return isBack ? { override: word?.tier ? { ...word, verdict: null } : null } : null
  })
  if (back) await assessLead(ctx, leadId, { again: { reason: 'appeal.made', ...back } })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at })
}
