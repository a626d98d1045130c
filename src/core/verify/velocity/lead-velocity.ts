import type { Lead } from '../../lead/lead.ts'
import { isPrivateAddress } from '../network/special-address.ts'
import type { StreamEvent } from './stream-event.ts'

/**
 * A lead as an event of its workspace's stream. A private address is our own proxy's, not the visitor's: it would make one crowd of
 * everybody, and is left out.
 */
export function eventOfLead(lead: Lead): StreamEvent {
  const { behaviour, origin } = lead
  return {
    id: lead.id,
    atMs: Date.parse(lead.receivedAt),
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    ip: origin.ip !== null && isPrivateAddress(origin.ip) ? null : origin.ip,
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
