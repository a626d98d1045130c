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

/** Is the number in service, by a network's own register (HLR)? Absent answers mean unknown. */
export const phoneLive: Check = {
  id: 'phone.live',
  needs: needsNothing,
  judge(lead, context) {
    const finding = findingOf('phone.live')
    const answer = answerOf(lead, context, 'live')
    if (answer === undefined) return null
    const evidence = { source: answer.source, at: answer.at }
    if (answer.kind === 'unknown') return finding('unknown', 'provider_silent', evidence)
    const isLive = valueOf(answer.value)['verdict'] === 'pass'
    return isLive ? finding('pass', 'number_live', evidence) : finding('fail', 'number_dead', evidence)
  },
}

/** What outside verifiers say of the mailbox. */
export const emailVerifier: Check = {
  id: 'email.verifier',
  needs: needsNothing,
  judge(lead, context) {
    const finding = findingOf('email.verifier')
    const answer = answerOf(lead, context, 'verifier')
    if (answer === undefined) return null
    const evidence = { source: answer.source, at: answer.at }
    if (answer.kind === 'unknown') return finding('unknown', 'provider_silent', evidence)
    const passes = valueOf(answer.value)['verdict'] === 'pass'
    return passes ? finding('pass', 'verifier_passes', evidence) : finding('fail', 'verifier_fails', evidence)
  },
}

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
