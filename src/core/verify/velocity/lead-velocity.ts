import type { Lead } from '../../lead/lead.ts'
import type { Finding } from '../finding.ts'
import type { Assessment } from './assess.ts'
import type { StreamEvent } from './stream-event.ts'

/** A lead as an event of its workspace's stream. */
export function eventOfLead(lead: Lead): StreamEvent {
  const { behaviour, origin } = lead
  return {
    id: lead.id,
    atMs: Date.parse(lead.receivedAt),
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    ip: origin.ip,
    userAgent: origin.userAgent,
    fingerprint: behaviour.fingerprint,
    message: lead.message,
    secondsToSubmit: behaviour.secondsToSubmit,
    keystrokes: behaviour.keystrokes,
    keyIntervalCv: behaviour.keyIntervalCv,
    mousePoints: behaviour.mousePoints,
    touch: behaviour.touch,
    focusChanges: behaviour.focusChanges,
    pasteFields: behaviour.pasteFields,
    honeypotFilled: behaviour.honeypotFilled,
    webdriver: behaviour.webdriver,
  }
}

const outcomes = { verified: 'pass', review: 'warn', rejected: 'fail' } as const

/** The assessment as a finding of the lead, with its reasons and the counts that are not zero. */
export function velocityFinding(assessment: Assessment): Finding {
  const { risk, verdict, reasons, counts } = assessment
  return {
    check: 'origin.velocity',
    outcome: outcomes[verdict],
    reason: reasons[0] ?? 'nothing_unusual',
    evidence: {
      risk,
      reasons,
      counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    },
  }
}
