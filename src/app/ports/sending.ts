/**
 * What came of one sending. `reason` is a stable code in snake_case, never text of the service: that may quote personal data.
 *
 *   delivered      the service has taken it
 *   refused        this message will not go to this address, now or later
 *   temporary      not sent; to be tried again, not before `retryAfterMs` where the service said so
 *   misconfigured  not sent: the service refuses our settings (password, token, number)
 *   unsure         the connection was lost after the message was handed over: it may or may not have been taken
 */
export type SendResult =
  | { readonly kind: 'delivered'; readonly providerId: string | null }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'temporary'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'misconfigured'; readonly reason: string }
  | { readonly kind: 'unsure'; readonly reason: string }
