import type { Lead } from '../lead/lead.ts'
import type { Finding, Json, Verdict } from './finding.ts'

type Fields = Readonly<Record<string, Json>>

/** One line of `assay verify`: the verdict, the facts by field, and every finding with its reason. */
export type VerifiedLine = Fields & { readonly id: string; readonly verdict: Verdict }

type Found = ReadonlyMap<string, Finding>

const evidence = (found: Found, check: string, key: string): Json => found.get(check)?.evidence[key] ?? null
const fails = (found: Found, check: string): boolean => found.get(check)?.outcome === 'fail'
const warns = (found: Found, check: string): boolean => found.get(check)?.outcome === 'warn'

/** The line that the commands write for a lead. A field that was not typed is null. */
export function verifiedLine(lead: Lead, findings: readonly Finding[], verdict: Verdict): VerifiedLine {
  const found = new Map(findings.map((finding) => [finding.check, finding]))
  return {
    id: lead.id,
    verdict,
    email: found.has('email.syntax') ? emailFields(found) : null,
    phone: found.has('phone.valid') ? phoneFields(found) : null,
    name: found.has('name.plausible')
      ? { kind: evidence(found, 'name.plausible', 'kind'), suggestion: evidence(found, 'name.plausible', 'suggestion') }
      : null,
    origin: {
      network: evidence(found, 'origin.network', 'network') ?? 'unknown',
      country: evidence(found, 'origin.network', 'country'),
      asn: evidence(found, 'origin.network', 'asn'),
      agent: evidence(found, 'origin.agent', 'agent') ?? 'unknown',
    },
    findings: findings.map(({ check, outcome, reason, evidence: facts }) => ({
      check,
      outcome,
      reason,
      evidence: facts,
    })),
  }
}

function emailFields(found: Found): Fields {
  const mailbox = found.get('email.mailbox')
  return {
    syntax: evidence(found, 'email.syntax', 'form'),
    normalised: evidence(found, 'email.syntax', 'normalised'),
    suggestion: evidence(found, 'email.syntax', 'suggestion') ?? evidence(found, 'email.domain_typo', 'suggestion'),
    disposable: fails(found, 'email.disposable'),
    free: warns(found, 'email.free'),
    role: warns(found, 'email.role'),
    ...(found.has('email.mx') ? { mx: evidence(found, 'email.mx', 'state') } : {}),
    ...(mailbox ? { mailbox: mailbox.evidence['state'] ?? 'unknown', reason: mailbox.reason } : {}),
  }
}

function phoneFields(found: Found): Fields {
  const valid = (key: string): Json => evidence(found, 'phone.valid', key)
  return {
    e164: valid('e164'),
    region: valid('region'),
    type: valid('type'),
    carrier: evidence(found, 'phone.carrier', 'carrier'),
    extension: valid('extension'),
    fake: fails(found, 'phone.fake'),
    suggestion: valid('suggestion'),
  }
}
