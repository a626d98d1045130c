import type { Lead } from '../../lead/lead.ts'
import type { Check, CheckContext } from '../check.ts'
import { addressOf } from '../email/lead-address.ts'
import type { Json } from '../finding.ts'
import { type Answers, type Lookup, lookupKey } from '../lookup.ts'
import { phoneOf } from '../phone/lead-phone.ts'
import { ownDomain } from './company-website.ts'
import { findingOf, needsNothing } from './finding-of.ts'

/** What outside services may be asked of a lead: only what the ladder buys is, so no check asks by itself. */
export function providerLookups(lead: Lead, context: CheckContext): readonly Lookup[] {
  const e164 = phoneOf(lead, lead.country ?? context.defaultCountry)?.e164
  const address = addressOf(lead.email)
  const domain = ownDomain(lead, context)
  return [
    ...(e164 ? [{ kind: 'live', e164 } as const] : []),
    ...(address !== null && address.form !== 'reject'
      ? [{ kind: 'verifier', address: `${address.local}@${address.ascii}` } as const]
      : []),
    ...(domain ? [{ kind: 'company', domain } as const] : []),
  ]
}

function answerOf(lead: Lead, context: CheckContext, kind: 'live' | 'verifier' | 'company') {
  const lookup = providerLookups(lead, context).find((one) => one.kind === kind)
  return lookup ? context.answers[lookupKey(lookup)] : undefined
}

const valueOf = (value: Json): Readonly<Record<string, Json>> => value as Readonly<Record<string, Json>>

type Verdict = {
  readonly id: string
  readonly kind: 'live' | 'verifier'
  readonly passes: string
  readonly fails: string
}

/** A check that repeats an outside service's word. Absent answers mean unknown. */
const saidByService = ({ id, kind, passes, fails }: Verdict): Check => ({
  id,
  needs: needsNothing,
  judge(lead, context) {
    const finding = findingOf(id)
    const answer = answerOf(lead, context, kind)
    if (answer === undefined) return null
    const evidence = { source: answer.source, at: answer.at }
    if (answer.kind === 'unknown') return finding('unknown', 'provider_silent', evidence)
    return valueOf(answer.value)['verdict'] === 'pass'
      ? finding('pass', passes, evidence)
      : finding('fail', fails, evidence)
  },
})

/** Is the number in service, by a network's own register (HLR)? */
export const phoneLive = saidByService({ id: 'phone.live', kind: 'live', passes: 'number_live', fails: 'number_dead' })

/** What outside verifiers say of the mailbox. */
export const emailVerifier = saidByService({
  id: 'email.verifier',
  kind: 'verifier',
  passes: 'verifier_passes',
  fails: 'verifier_fails',
})

/** What services and lists know of the company, each value with its source and time. */
export const companyEnriched: Check = {
  id: 'company.enriched',
  needs: needsNothing,
  judge(lead, context) {
    const finding = findingOf('company.enriched')
    const answer = answerOf(lead, context, 'company')
    if (answer === undefined) return null
    const { source, at } = answer
    if (answer.kind === 'unknown') return finding('unknown', 'provider_silent', { source, at })
    return finding('pass', 'values_found', { source, at, values: valueOf(answer.value)['values'] ?? {} })
  },
}

/** The lead with what is known of its company filled in where it said nothing itself. What was typed stands. */
export function enrichLead(lead: Lead, answers: Answers): Lead {
  const answer = Object.entries(answers).find(([key]) => key.startsWith('company:'))?.[1]
  if (answer?.kind !== 'known') return lead
  const values = valueOf(valueOf(answer.value)['values'] ?? {})
  const told = Object.fromEntries(Object.entries(lead).filter(([, value]) => value !== null))
  return { ...lead, ...(values as Partial<Lead>), ...told }
}
