import webPush from 'web-push'
import type { PushSender } from '../../app/ports/push.ts'
import type { SendResult } from '../../app/ports/sending.ts'
import { resultByStatus } from '../answer-result.ts'
import { askService } from '../ask-service.ts'
import { isForbiddenHost, publicLookup } from '../public-addresses.ts'

/** A notice about a lead is worth nothing later. */
const keepSeconds = 4 * 3600

/** Sends by the browser's own push service (RFC 8030), encrypted for that browser alone (RFC 8291). */
export function makePushSender({ allowPrivate }: { readonly allowPrivate: boolean }): PushSender {
  return {
    makeKeys: () => webPush.generateVAPIDKeys(),
    async send({ keys, contact, subscription, payload, topic }): Promise<SendResult> {
      if (!allowPrivate && isForbiddenHost(subscription.endpoint))
        return { kind: 'refused', reason: 'address_forbidden' }
      const { publicKey, privateKey } = keys
      const details = webPush.generateRequestDetails({ ...subscription, keys: { ...subscription.keys } }, payload, {
        vapidDetails: { subject: contact, publicKey, privateKey: privateKey ?? '' },
        contentEncoding: 'aes128gcm',
        TTL: keepSeconds,
        urgency: 'high',
        topic,
      })
      const headers = Object.entries(details.headers as Record<string, string | number>)
      const answer = await askService({
        method: 'POST',
        url: details.endpoint,
        headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
        body: details.body,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
      })
      if (answer.kind === 'answer' && (answer.status === 404 || answer.status === 410))
        return { kind: 'refused', reason: 'subscription_gone' }
      return resultByStatus(answer)
    },
  }
}
