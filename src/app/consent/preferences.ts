import { AppError } from '../../core/app-error.ts'
import { answerPurpose, objectsTo, scoringPurpose } from '../../core/consent/purpose-check.ts'
import { type RequestKind, requestDeadline } from '../../core/consent/retention.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { Tx } from '../ports/store.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { knownConsents, mayContactLead } from './may-contact.ts'
import { readPreferencesToken } from './preferences-link.ts'
import { loadPrivacySettings } from './privacy-settings-of.ts'
import type { ConsentWord } from './record-word.ts'
import { sayConsent } from './say-consent.ts'

/** One thing a person agreed to once: a purpose on a channel, and whether it holds now. */
export type Preference = { readonly purpose: string; readonly channel: string; readonly holds: boolean }

/** What a person sees of themselves behind the link of a letter: what they agreed to, and nothing that they did not know. */
export type Preferences = {
  readonly controllerName: string
  readonly contact: string | null
  readonly language: string | null
  readonly items: readonly Preference[]
  /** Whether the seller may still answer the inquiry itself. */
  readonly mayAnswer: boolean
  readonly objectsToScoring: boolean
  readonly openRequests: readonly RequestKind[]
}

export type PreferencesDoor = { readonly ctx: Context; readonly leadId: LeadId }

/** Opens the door of a link. AppError `not_found` where it is not ours, or the person was erased. */
export async function openPreferences(world: World, token: string): Promise<PreferencesDoor> {
  const read = await readPreferencesToken(world, token)
  if (!read) throw new AppError('not_found', 'link_unknown', 'this link is not valid: use the one of the last letter')
  const ctx: Context = { ...world, workspaceId: read.workspaceId, actor: { kind: 'system', name: 'person' } }
  return { ctx, leadId: read.leadId }
}

export function showPreferences({ ctx, leadId }: PreferencesDoor): Promise<Preferences> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const at = ctx.now()
    const known = await knownConsents(tx, record)
    const pairs = known.flatMap(({ record: { kind, purposes, channels } }) =>
      kind === 'given' ? purposes.flatMap((purpose) => channels.map((channel) => ({ purpose, channel }))) : [],
    )
    const unique = [...new Map(pairs.map((pair) => [`${pair.purpose}\n${pair.channel}`, pair])).values()]
    const items: Preference[] = []
    for (const pair of unique.filter(({ purpose }) => purpose !== scoringPurpose))
      items.push({ ...pair, holds: (await mayContactLead(tx, record, { ...pair, at })).allowed })
    const { controllerName, contact } = await loadPrivacySettings(tx)
    return {
      controllerName,
      contact,
      language: record.lead.language ?? record.lead.origin.locale,
      items,
      mayAnswer: (await mayContactLead(tx, record, { purpose: answerPurpose, channel: 'any', at })).allowed,
      objectsToScoring: objectsTo(known, { purpose: scoringPurpose, at }),
      openRequests: (await tx.privacy.requestsOf(leadId)).flatMap(({ kind, doneAt }) => (doneAt ? [] : [kind])),
    }
  })
}

/** What a person wants on their page, with the words they read there: those go into the record. */
export type PreferencesWish =
  | { readonly kind: 'keep'; readonly kept: readonly string[]; readonly shown: readonly string[] }
  | { readonly kind: 'stop' }
  | { readonly kind: 'stop_marketing' }
  | { readonly kind: 'object' }
  | { readonly kind: 'allow_scoring' }
  | { readonly kind: 'request'; readonly request: RequestKind }

type Said = { readonly text: string; readonly language: string; readonly from: ConsentWord['from'] }

/** Does what the person wants, at once. */
export async function changePreferences(door: PreferencesDoor, wish: PreferencesWish, said: Said): Promise<void> {
  const { ctx, leadId } = door
  if (wish.kind === 'request') return askFor(ctx, leadId, wish.request)
  for (const word of await wordsOf(door, wish))
    await sayConsent(ctx, { leadId, word: { ...said, way: 'checkbox', ...word } })
}

type Spoken = Pick<ConsentWord, 'kind' | 'purposes' | 'channels'>

async function wordsOf(
  door: PreferencesDoor,
  wish: Exclude<PreferencesWish, { kind: 'request' }>,
): Promise<readonly Spoken[]> {
  if (wish.kind === 'stop') return [{ kind: 'withdrawn', purposes: [], channels: [] }]
  if (wish.kind === 'object') return [{ kind: 'objected', purposes: [scoringPurpose], channels: [] }]
  if (wish.kind === 'allow_scoring') return [{ kind: 'given', purposes: [scoringPurpose], channels: [] }]
  const { items } = await showPreferences(door)
  if (wish.kind === 'stop_marketing') {
    const purposes = new Set(
      ['marketing', ...items.map(({ purpose }) => purpose)].filter((one) => one !== answerPurpose),
    )
    return [{ kind: 'withdrawn', purposes: [...purposes], channels: [] }]
  }
  return items.flatMap(({ purpose, channel, holds }): Spoken[] => {
    const name = preferenceName({ purpose, channel })
    // What the page did not show (it is old) is left as it is.
    if (!wish.shown.includes(name) || wish.kept.includes(name) === holds) return []
    return [{ kind: holds ? 'withdrawn' : 'given', purposes: [purpose], channels: [channel] }]
  })
}

/** The name of a box on the page. */
export const preferenceName = ({ purpose, channel }: Pick<Preference, 'purpose' | 'channel'>): string =>
  `${channel}:${purpose}`

/** A request to the privacy officer, with the last day to answer it by law. The same one twice is one. */
async function askFor(ctx: Context, leadId: LeadId, kind: RequestKind): Promise<void> {
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.leads.load(leadId))) throw leadNotFound()
    await addRequest(ctx, tx, { leadId, kind })
  })
}

/** Files a request, unless the same one is open. */
export async function addRequest(
  ctx: Context,
  tx: Tx,
  { leadId, kind }: { readonly leadId: LeadId; readonly kind: RequestKind },
): Promise<void> {
  const open = (await tx.privacy.requestsOf(leadId)).some((one) => one.kind === kind && !one.doneAt)
  if (open) return
  const receivedAt = ctx.now()
  const { law } = await loadPrivacySettings(tx)
  const dueAt = requestDeadline(receivedAt, law)
  await tx.privacy.addRequest({ id: ctx.newId(), leadId, kind, receivedAt, dueAt })
}
