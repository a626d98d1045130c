import type { Answers, Lookup } from '../../core/verify/lookup.ts'

export type LookupOptions = {
  /** Bound for the whole call, in milliseconds; what has no answer by then is unknown (`timeout`). */
  readonly timeoutMs?: number
  /** Kinds of lookups that may be asked; others come back unknown (`not_configured`). All by default. */
  readonly kinds?: readonly Lookup['kind'][]
}

/** Asks the world. Never throws for what the world does: every lookup gets an answer, known or unknown with its reason. */
export type LookupPort = {
  answer(lookups: readonly Lookup[], options?: LookupOptions): Promise<Answers>
}

/** How mailboxes are asked for. */
export type ProbeSettings = {
  readonly port: number
  /** What we call ourselves in EHLO. */
  readonly helo: string
  /** Sender of MAIL FROM; empty for the null sender. */
  readonly mailFrom: string
  /** Wait before the one retry after greylisting or 421; null takes what the server says. */
  readonly retryAfterMs: number | null
}

/** How the world is asked, chosen by the command or the workspace. */
export type LookupSettings = {
  /** `HOST:PORT` each; none for the system's resolvers. */
  readonly dnsServers: readonly string[]
  /** Null: mailboxes are not asked for. */
  readonly probe: ProbeSettings | null
  /** Bound for one reply of a DNS or mail server; a whole look-up may take three times as long. */
  readonly timeoutMs: number
  /** Lets probes reach 127.0.0.0/8, for tests against a lab on this machine. */
  readonly allowLoopback: boolean
  /** Ports of websites, for tests; https null for plain http alone. */
  readonly websitePorts?: { readonly https: number | null; readonly http: number }
}
