import type { Lead } from '../lead/lead.ts'
import type { Finding } from '../verify/finding.ts'
import type { FeatureRow } from './feature-row.ts'

type ByCheck = ReadonlyMap<string, Finding>

const bad = (findings: ByCheck, check: string): boolean => {
  const outcome = findings.get(check)?.outcome
  return outcome === 'fail' || outcome === 'warn'
}
const failed = (findings: ByCheck, check: string): boolean => findings.get(check)?.outcome === 'fail'

function mailClass(lead: Lead, findings: ByCheck): string {
  if (lead.email === null) return 'none'
  if (failed(findings, 'email.syntax')) return 'invalid'
  if (failed(findings, 'email.mailbox') || failed(findings, 'email.mx')) return 'undeliverable'
  if (bad(findings, 'email.disposable')) return 'disposable'
  if (bad(findings, 'email.domain_typo')) return 'typo'
  if (isTrue(findings.get('email.role'), 'role')) return 'role'
  return isTrue(findings.get('email.free'), 'free') ? 'free' : 'corporate'
}

/** A check may tell a neutral fact (a free provider is no fault) by its evidence or reason instead of its outcome. */
function isTrue(finding: Finding | undefined, word: string): boolean {
  if (finding === undefined) return false
  const said = finding.evidence[word]
  if (typeof said === 'boolean') return said
  return finding.outcome === 'warn' || finding.outcome === 'fail'
}

function phoneState(lead: Lead, findings: ByCheck): string {
  if (lead.phone === null) return 'none'
  if (bad(findings, 'phone.fake')) return 'fake'
  const valid = findings.get('phone.valid')
  if (valid === undefined || valid.outcome === 'unknown') return 'unchecked'
  if (valid.outcome !== 'pass') return 'invalid'
  const type = valid.evidence['type']
  return typeof type === 'string' && type.includes('MOBILE') ? 'mobile' : 'other'
}

function nameState(lead: Lead, findings: ByCheck): string {
  if (lead.name === null) return 'none'
  const finding = findings.get('name.plausible')
  if (finding === undefined || finding.outcome === 'unknown') return 'unchecked'
  if (finding.outcome === 'fail') return 'gibberish'
  return finding.outcome === 'warn' ? 'doubtful' : 'plausible'
}

function agentState(findings: ByCheck): string {
  if (failed(findings, 'origin.agent') || failed(findings, 'origin.behaviour')) return 'bot'
  if (bad(findings, 'origin.agent') || bad(findings, 'origin.behaviour')) return 'doubtful'
  const isAsked = (check: string) => (findings.get(check)?.reason ?? 'posted_by_service') !== 'posted_by_service'
  return isAsked('origin.agent') || isAsked('origin.behaviour') ? 'human' : 'unchecked'
}

/** How the person can be reached and whether that holds, from the lead's fields and the findings. */
export function contactFeatures(lead: Lead, findings: readonly Finding[]): FeatureRow {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]))
  const domain = byCheck.get('company.domain')
  return {
    mail: mailClass(lead, byCheck),
    phone: phoneState(lead, byCheck),
    name: nameState(lead, byCheck),
    visitor: agentState(byCheck),
    network: bad(byCheck, 'origin.network') ? byCheck.get('origin.network')!.reason : null,
    company: lead.company === null ? 'none' : domain?.outcome === 'pass' ? 'matches domain' : 'given',
  }
}
