import type { SendResult } from '../../app/ports/sending.ts'
import type { SmsSettings, Texter } from '../../app/ports/sms.ts'
import { jsonOf, resultByStatus } from '../answer-result.ts'
import { askService } from '../ask-service.ts'

/** Twilio's error codes that are about the recipient: not a number, opted out, unreachable, a landline. */
const addressCodes: ReadonlySet<number> = new Set([21211, 21214, 21217, 21219, 21610, 21612, 21614])
/** About the sender or the account. */
const accountCodes: ReadonlySet<number> = new Set([20003, 20404, 21212, 21408, 21603, 21606, 21701, 21703])

/** Sends by Twilio's Messages resource (api version 2010-04-01). It knows no idempotency key: what is unsure is not repeated. */
export function makeTwilio({
  apiRoot,
  accountSid,
  authToken,
  from,
}: Extract<SmsSettings, { provider: 'twilio' }>): Texter {
  const url = `${apiRoot.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken ?? ''}`).toString('base64')}`
  const sender = from.startsWith('MG') ? 'MessagingServiceSid' : 'From'
  return {
    async send({ to, text }): Promise<SendResult> {
      const answer = await askService({
        method: 'POST',
        url,
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ To: to, [sender]: from, Body: text }).toString(),
      })
      const { sid, code, status } = jsonOf(answer)
      if (typeof code === 'number' && addressCodes.has(code)) return { kind: 'refused', reason: 'address_refused' }
      if (typeof code === 'number' && accountCodes.has(code))
        return { kind: 'misconfigured', reason: 'account_refused' }
      if (status === 'failed' || status === 'undelivered') return { kind: 'refused', reason: 'service_said_no' }
      const result = resultByStatus(answer, typeof sid === 'string' ? sid : null)
      // Every message taken has a number: without one somebody else answered, such as a proxy.
      return result.kind === 'delivered' && result.providerId === null
        ? { kind: 'unsure', reason: 'not_understood' }
        : result
    },
  }
}
