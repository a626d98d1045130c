import { type EntryAnswer, enterCode as judge, typedCode } from '../../core/verify/code/one-time-code.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import { assessLead } from '../assess-lead.ts'
import type { Context, World } from '../context.ts'
import type { CodeRecord } from '../ports/code-store.ts'
import type { Tx } from '../ports/store.ts'

/** What the page behind a code's link may show: the seller's name, the language, and whether a code is still good. */
export type CodePage = {
  readonly controllerName: string
  readonly language: string | null
  readonly state: 'open' | 'over' | 'passed'
}

/** A workspace, without dashes, and a secret of 96 bits. */
const linkForm = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})([\w-]{16})$/

type Opened = { readonly ctx: Context; readonly leadId: LeadId }

/** The lead whose code a link is for; null for a link that is not ours. */
export async function openCodeLink(world: World, link: string): Promise<Opened | null> {
  const parts = linkForm.exec(link)
  if (!parts) return null
  const workspaceId = parts.slice(1, 6).join('-') as WorkspaceId
  const leadId = await world.store.inWorkspace(workspaceId, (tx) => tx.codes.leadBehind(world.secrets.sha256(link)))
  return leadId ? { ctx: { ...world, workspaceId, actor: { kind: 'system', name: 'person' } }, leadId } : null
}

/** The page of a link, or null. */
export async function showCodePage(world: World, link: string): Promise<CodePage | null> {
  const opened = await openCodeLink(world, link)
  if (!opened) return null
  const { ctx, leadId } = opened
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const [record, code, workspace] = [
      await tx.leads.load(leadId),
      await tx.codes.latest(leadId),
      await tx.workspace.load(),
    ]
    const standing = codeState(code, Date.parse(ctx.now()))
    const state = standing === 'none' ? 'over' : standing
    return { controllerName: workspace.name, language: record?.lead.language ?? null, state }
  })
}

/**
 * Takes a typed code, by the person behind the link. Each try counts before it is judged; the lead's latest code alone is good. A right one
 * is a proof of possession, and the lead is decided again by it.
 */
export async function enterCodeByLink(
  world: World,
  { link, typed }: { link: string; typed: string },
): Promise<EntryAnswer | null> {
  const opened = await openCodeLink(world, link)
  return opened && enterCodeOf(opened.ctx, { leadId: opened.leadId, typed })
}

/** The same for whoever has the person on the phone. */
export async function enterCodeOf(
  ctx: Context,
  { leadId, typed }: { readonly leadId: LeadId; readonly typed: string },
): Promise<EntryAnswer> {
  const answer = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => judgeEntry(ctx, tx, { leadId, typed }))
  if (answer === 'right') {
    await assessLead(ctx, leadId, { again: { reason: 'code.passed' } })
    ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
  }
  return answer
}

async function judgeEntry(
  ctx: Context,
  tx: Tx,
  { leadId, typed }: { leadId: LeadId; typed: string },
): Promise<EntryAnswer> {
  const code = await tx.codes.latest(leadId, { hold: true })
  if (!code) return 'expired'
  const matches = () => ctx.secrets.sameSecret(ctx.secrets.sha256(`${code.salt}:${typedCode(typed)}`), code.codeHash)
  const answer = judge(stateOf(code), Date.parse(ctx.now()), matches)
  const at = ctx.now()
  if (answer === 'wrong') await tx.codes.noteAttempt(code.id)
  if (answer !== 'right') return answer
  await tx.codes.pass(code.id, at)
  const record = await tx.leads.load(leadId)
  const detail = { channel: code.channel }
  if (record?.contactId) await tx.contacts.addTouch({ contactId: record.contactId, leadId, kind: 'code', at, detail })
  await tx.leads.append(leadId, [{ kind: 'code.passed', at, actor: 'system:person', payload: detail }])
  return answer
}

/** How a lead's latest code stands: none was sent, it may be entered, it is over, or it was entered rightly. */
export type CodeStanding = 'none' | 'open' | 'over' | 'passed'

export function codeState(code: CodeRecord | null, nowMs: number): CodeStanding {
  if (!code) return 'none'
  if (code.passedAt) return 'passed'
  return judge(stateOf(code), nowMs, () => true) === 'right' ? 'open' : 'over'
}

const stateOf = ({ expiresAt, attempts, passedAt }: CodeRecord) => ({
  expiresMs: Date.parse(expiresAt),
  attempts,
  passed: passedAt !== null,
})
