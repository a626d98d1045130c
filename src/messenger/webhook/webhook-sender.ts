import { Webhook } from 'standardwebhooks'
import type { SendResult } from '../../app/ports/sending.ts'
import type { WebhookSender } from '../../app/ports/webhook.ts'
import { resultByStatus } from '../answer-result.ts'
import { askService } from '../ask-service.ts'
import { isForbiddenHost, publicLookup } from '../public-addresses.ts'

const answerWithinMs = 15_000

/** Sends by the Standard Webhooks specification: id, timestamp, HMAC-SHA256 over both and the body. */
export function makeWebhookSender({ allowPrivate }: { readonly allowPrivate: boolean }): WebhookSender {
  return {
    async send({ url, id, body, secrets }): Promise<SendResult> {
      if (!allowPrivate && isForbiddenHost(url)) return { kind: 'misconfigured', reason: 'address_forbidden' }
      const at = new Date()
      const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body))
      const answer = await askService({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Assay-Webhooks/1',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signatures.join(' '),
        },
        body,
        timeoutMs: answerWithinMs,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      })
      if (answer.kind === 'answer' && answer.status === 410) return { kind: 'refused', reason: 'gone' }
      return resultByStatus(answer)
    },
  }
}
