import { listHitsFor } from '../../core/decide/lists.ts'
import { providerLookups } from '../../core/verify/checks/provider-checks.ts'
import { nextRung, type Rung } from '../../core/verify/ladder.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { Json } from '../../core/verify/finding.ts'
import { type Answer, type Answers, type Lookup, lookupKey } from '../../core/verify/lookup.ts'
import type { ProviderPurpose, ProviderValues } from '../../core/verify/provider/provider.ts'
import type { Context } from '../context.ts'
import { readStage, verifyStage } from '../line.ts'
import { listKeysOf } from '../list-keys.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { ProviderRecord } from '../ports/provider.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { openProviderSecret } from './provider-secret.ts'

const dayMs = 86_400_000

type Question = { readonly lookup: Lookup; readonly purpose: ProviderPurpose; readonly values: ProviderValues }
const purposes = { live: 'phone_live', verifier: 'email_verifier', company: 'company' } as const
const checks = { phone_live: 'phone.live', email_verifier: 'email.verifier', company: null, reader: null } as const

/**
 * Climbs the ladder: of the services that the workspace has set up, the cheapest that could still change the decision is asked, then the
 * next, until none could. Answers that still hold cost nothing. Sandbox leads are not asked about.
 */
export async function askProviders(
  ctx: Context,
  record: LeadRecord,
  given: { readonly answers: Answers; readonly country: string },
): Promise<Answers> {
  if (record.lead.isTest || record.importId !== null) return given.answers
  const setUp = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const services = (await tx.providers.all()).filter(({ active }) => active)
    const hasLists = (await tx.providers.lists()).length > 0
    if (services.length === 0 && !hasLists) return null
    const keys = listKeysOf(record)
    const listHits = listHitsFor(keys.byMatch, await tx.lists.hits(keys.values, ctx.now()), ctx.now())
    const words = await tx.workspace.words()
    return { services, hasLists, listHits, words, policy: (await rulesInForce(ctx, tx)).policy }
  })
  if (!setUp) return given.answers
  const { lead } = record
  const reading = readStage(ctx.engines, lead, { words: setUp.words, provided: null })
  let { answers } = given
  const open = questionsOf(ctx, lead, given).filter(
    ({ purpose }) => setUp.services.some((one) => one.purpose === purpose) || (purpose === 'company' && setUp.hasLists),
  )
  while (open.length > 0) {
    const findings = verifyStage(ctx.engines, { lead, answers, defaultCountry: given.country })
    const input = {
      lead,
      findings,
      reading,
      score: null,
      policy: setUp.policy,
      listHits: setUp.listHits,
      override: null,
    }
    const rung = nextRung(
      open.map(({ purpose }) => rungOf(purpose, setUp.services)),
      input,
    )
    const at = open.findIndex(({ purpose }) => purpose === rung?.id)
    if (at < 0) break
    const [question] = open.splice(at, 1)
    answers = { ...answers, [lookupKey(question!.lookup)]: await answerTo(ctx, question!, setUp.services) }
  }
  return answers
}

/** What the services could be asked of a lead. */
export function questionsOf(
  ctx: Context,
  lead: Lead,
  given: { readonly answers: Answers; readonly country: string },
): readonly Question[] {
  const context = { data: ctx.engines.verifyData, defaultCountry: given.country, answers: given.answers }
  return providerLookups(lead, context).flatMap((lookup): Question[] => {
    if (lookup.kind === 'live') return [{ lookup, purpose: purposes.live, values: { phone: lookup.e164 } }]
    if (lookup.kind === 'verifier') return [{ lookup, purpose: purposes.verifier, values: { email: lookup.address } }]
    return lookup.kind === 'company' ? [{ lookup, purpose: purposes.company, values: { domain: lookup.domain } }] : []
  })
}

/** What the first service of the purpose costs is what climbing costs. */
export function rungOf(purpose: ProviderPurpose, services: readonly ProviderRecord[]): Rung {
  const first = services.find((one) => one.purpose === purpose)
  return {
    id: purpose,
    check: checks[purpose],
    cost: first?.config.cost ?? 0,
    delayMs: first?.config.timeoutMs ?? 0,
    friction: 0,
  }
}

/** The waterfall: an answer that holds, then lists, then each service in turn until one knows. */
async function answerTo(ctx: Context, question: Question, services: readonly ProviderRecord[]): Promise<Answer> {
  const hash = ctx.secrets.sha256(`${ctx.workspaceId}:${lookupKey(question.lookup)}`)
  const kept = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const listed = question.values.domain ? await tx.providers.listed(question.values.domain) : []
    return listed.length > 0 ? listAnswer(listed[0]!) : tx.providers.answer(hash, ctx.now())
  })
  if (kept) return kept
  let reason = 'not_configured'
  for (const service of services.filter(({ purpose }) => purpose === question.purpose)) {
    const secret = openProviderSecret(ctx, service)
    const said = await ctx.askProvider(service.config, { ...question.values, ...(secret === null ? {} : { secret }) })
    const at = ctx.now()
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.providers.noteAsked(service.id, { at, cost: service.config.cost, known: said.kind === 'known' }),
    )
    if (said.kind === 'unknown') {
      reason = said.reason
      continue
    }
    const answer: Answer = { kind: 'known', value: said.value as unknown as Json, source: service.name, at }
    const until = new Date(Date.parse(at) + service.config.validDays * dayMs).toISOString()
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.providers.keep(hash, answer, until))
    return answer
  }
  return { kind: 'unknown', reason, source: question.purpose, at: ctx.now() }
}

function listAnswer({
  list,
  at,
  values,
}: {
  list: string
  at: string
  values: Readonly<Record<string, Json>>
}): Answer {
  return { kind: 'known', value: { values }, source: list, at }
}
