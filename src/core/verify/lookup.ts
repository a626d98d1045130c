import type { Json } from './finding.ts'

/** A question to the world that a check asks; the shell answers it. Plain data, so it can be cached and replayed. */
export type Lookup =
  | { readonly kind: 'mx'; readonly domain: string }
  | { readonly kind: 'mailbox'; readonly address: string; readonly hosts: readonly string[] }
  | { readonly kind: 'network'; readonly ip: string }
  | { readonly kind: 'carrier'; readonly e164: string }
  | { readonly kind: 'history'; readonly emailKey: string | null; readonly phoneKey: string | null }
  | { readonly kind: 'website'; readonly domain: string }
  /** Outside services of the workspace: is a number in service, does a mailbox exist, what is a company. */
  | { readonly kind: 'live'; readonly e164: string }
  | { readonly kind: 'verifier'; readonly address: string }
  | { readonly kind: 'company'; readonly domain: string }
  /** What the windows of the workspace's stream say of this lead: answered once, when it comes in. */
  | { readonly kind: 'velocity' }
  /** Whether the person has entered a code that was sent to what they gave. */
  | { readonly kind: 'possession' }

/** What came back. `unknown` says why nothing is known (`timeout`, `not_configured`, `servfail`). */
export type Answer =
  | { readonly kind: 'known'; readonly value: Json; readonly source: string; readonly at: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly source: string; readonly at: string }

/** Answers by lookup key. */
export type Answers = Readonly<Record<string, Answer>>

/** The key of a lookup: the same question has the same key. */
export function lookupKey(lookup: Lookup): string {
  switch (lookup.kind) {
    case 'mx':
      return `mx:${lookup.domain}`
    case 'mailbox':
      return `mailbox:${lookup.address}`
    case 'network':
      return `network:${lookup.ip}`
    case 'carrier':
      return `carrier:${lookup.e164}`
    case 'history':
      return `history:${lookup.emailKey ?? ''}:${lookup.phoneKey ?? ''}`
    case 'website':
      return `website:${lookup.domain}`
    case 'live':
      return `live:${lookup.e164}`
    case 'verifier':
      return `verifier:${lookup.address}`
    case 'company':
      return `company:${lookup.domain}`
    case 'velocity':
    case 'possession':
      return lookup.kind
  }
}
