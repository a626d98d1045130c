import type { Json } from '../../core/verify/finding.ts'
import { signalNames } from '../../core/read/reading.ts'
import type { Context } from '../context.ts'
import { askProvider, joinProvided, type Provided } from '../enrich-reading.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { ProvidedSignal } from '../ports/reading-provider.ts'
import type { ProviderRecord } from '../ports/provider.ts'
import { openProviderSecret } from './provider-secret.ts'

const dayMs = 86_400_000

/**
 * What further readers say of a lead's message: those that the operator of the machine has set up, and the first language model among
 * the workspace's services that answers. Sandbox leads and imports are not sent to the workspace's.
 */
export async function askReaders(ctx: Context, record: LeadRecord): Promise<Provided | null> {
  const text = record.lead.message?.trim() ? record.lead.message : ''
  if (text === '') return null
  const asked = record.lead.isTest || record.importId !== null ? null : askServices(ctx, text)
  const own = ctx.engines.furtherReaders.map((reader) => askProvider(reader, text))
  return joinProvided(await Promise.all([...own, asked]))
}

async function askServices(ctx: Context, text: string): Promise<Provided | null> {
  const services = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.providers.all())
  for (const service of services.filter(({ purpose, active }) => purpose === 'reader' && active)) {
    const claims = (await keptClaims(ctx, service, text)) ?? (await freshClaims(ctx, service, text))
    if (claims) return { source: 'llm', claims }
  }
  return null
}

/** A claim as it is kept: where the quote stands, not what it says, so that no words of a person lie in the cache. */
type KeptClaim = readonly [signal: number, start: number, length: number]

const keyOf = (ctx: Context, { id, changedAt }: ProviderRecord, text: string): string =>
  ctx.secrets.sha256([ctx.workspaceId, 'reader', id, changedAt, text].join(':'))

async function keptClaims(
  ctx: Context,
  service: ProviderRecord,
  text: string,
): Promise<readonly ProvidedSignal[] | null> {
  const key = keyOf(ctx, service, text)
  const kept = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.providers.answer(key, ctx.now()))
  if (kept?.kind !== 'known') return null
  return (kept.value as unknown as readonly KeptClaim[]).map(([signal, start, length]) => ({
    signal: signalNames[signal]!,
    quote: text.slice(start, start + length),
  }))
}

/** Asks the service, counts the question and its cost, and keeps the claims whose quotes stand in the text. */
async function freshClaims(
  ctx: Context,
  service: ProviderRecord,
  text: string,
): Promise<readonly ProvidedSignal[] | null> {
  const secret = openProviderSecret(ctx, service)
  const said = await ctx.askReader(service.config, { text, ...(secret === null ? {} : { secret }) })
  const at = ctx.now()
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = said.kind === 'known'
    await tx.providers.noteAsked(service.id, { at, cost: service.config.cost, known })
    if (!known) return
    const claims = said.claims.flatMap(({ signal, quote }): KeptClaim[] => {
      const start = quote === '' ? -1 : text.indexOf(quote)
      return start < 0 ? [] : [[signalNames.indexOf(signal), start, quote.length]]
    })
    const until = new Date(Date.parse(at) + service.config.validDays * dayMs).toISOString()
    const answer = { kind: 'known', value: claims as unknown as Json, source: service.name, at } as const
    await tx.providers.keep(keyOf(ctx, service, text), answer, until)
  })
  return said.kind === 'known' ? said.claims : null
}
