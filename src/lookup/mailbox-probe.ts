import { randomInt } from 'node:crypto'
import type { ProbeSettings } from '../app/ports/lookup.ts'
import { isAscii } from '../core/verify/email/punycode.ts'
import type { MailboxState } from '../core/verify/email/mailbox-answer.ts'
import { isLoopback4, isSpecialAddress } from '../core/verify/network/special-address.ts'
import { askHost, type HostAnswer } from './ask-host.ts'
import type { Dns } from './dns.ts'
import { makeTurns } from './turns.ts'

export type MailboxFound = { readonly state: MailboxState; readonly reason: string }

export type ProbeWorld = {
  readonly dns: Dns
  readonly probe: ProbeSettings
  readonly timeoutMs: number
  readonly allowLoopback: boolean
}

type Place = { readonly ip: string; readonly host: string }
type Round = {
  readonly recipient: string
  readonly stranger: string
  readonly places: readonly Place[]
  readonly deadline: number
}

const mostAddressesPerHost = 2
/** Longest wait that is worth holding a look-up for; a longer one is a job's. */
const longestWaitMs = 3_600_000
/** A reply that is due at the bound itself still counts. */
const slackMs = 400

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A recipient nobody has, to see whether a host takes everybody: in ASCII where the address is, for the same extensions are asked. */
function strangerAt(address: string, domain: string): string {
  const letters = isAscii(address) ? 'bcdfghjkmnpqrstvwxz' : 'бвгджзклмнпрстфхцчшщ'
  const name = Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('')
  return `${name}${randomInt(1000, 10_000)}@${domain}`
}

/**
 * Asks a domain's mail hosts whether they take an address. One conversation at a time per domain; hosts are asked in order until
 * one speaks of the recipient; an accepted one is set against a stranger on a fresh connection; greylisting is waited out once.
 */
export function makeMailboxProbe(
  world: ProbeWorld,
): (address: string, hosts: readonly string[]) => Promise<MailboxFound> {
  const inTurn = makeTurns()
  const memory: Memory = { strangers: new Map(), silent: new Map() }
  return async (address, hosts) => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    if (
      /[\p{Cc}\s]/u.test(address.replace(/^"(?:[^"\\]|\\.)*"/, '')) ||
      /[\r\n\0]/.test(address) ||
      address.length > 500
    ) {
      return { state: 'unknown', reason: 'address_not_askable' }
    }
    const stranger = strangerAt(address, domain)
    const ask = (): Promise<HostAnswer> =>
      inTurn(domain, () => askDomain({ ...world, memory }, { domain, address, stranger, hosts }))
    const first = await ask()
    const waitMs = world.probe.retryAfterMs ?? first.waitMs
    if (!first.retry || waitMs === null || waitMs > longestWaitMs) return lastWord(first)
    await sleep(waitMs)
    return lastWord(await ask())
  }
}

/** What stands when nothing more is asked: a temporary refusal of the recipient leaves everything open. */
function lastWord({ state, reason, retry }: HostAnswer): MailboxFound {
  return { state, reason: retry && state === 'unknown' ? 'retry_later' : reason }
}

/** What the last minutes taught, so that a list of one domain's addresses does not ask the same twice. */
type Memory = {
  /** Whether a place takes strangers. */
  readonly strangers: Map<string, { readonly taken: boolean; readonly until: number }>
  /** Domains of which no host would talk. */
  readonly silent: Map<string, { readonly answer: HostAnswer; readonly until: number }>
}

type Asking = ProbeWorld & { readonly memory: Memory }

const strangersForMs = 600_000
const silentForMs = 60_000
const mostRemembered = 10_000

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= mostRemembered) map.delete(map.keys().next().value ?? '')
  map.set(key, value)
}

/** Faults of the whole host; one that hung up on a recipient may take the next. */
const wouldNotTalk = new Set(['timeout', 'connection_refused', 'special_address', 'no_mail_host', 'not_smtp'])

type DomainQuestion = {
  readonly domain: string
  readonly address: string
  readonly stranger: string
  readonly hosts: readonly string[]
}

/** Asks a domain, unless none of its hosts would talk a moment ago: the next address in a list would only wait as long again. */
async function askDomain(asking: Asking, question: DomainQuestion): Promise<HostAnswer> {
  const { silent } = asking.memory
  const resting = silent.get(question.domain)
  if (resting !== undefined && resting.until > performance.now()) return resting.answer
  const answer = await askRound(asking, await openRound(asking, question))
  if (wouldNotTalk.has(answer.reason)) {
    remember(silent, question.domain, { answer, until: performance.now() + silentForMs })
  }
  return answer
}

/** Resolves the hosts and lets only addresses through that strangers may be asked at: connections go to these very addresses. */
async function openRound(
  world: ProbeWorld,
  given: { readonly address: string; readonly stranger: string; readonly hosts: readonly string[] },
): Promise<Round & { readonly reason: string }> {
  const deadline = performance.now() + world.timeoutMs * 3 + slackMs
  const places: Place[] = []
  let reason = 'no_mail_host'
  for (const host of given.hosts) {
    const answer = await world.dns.addresses(host)
    if (answer.kind !== 'found') {
      reason = answer.reason
      continue
    }
    const open = answer.values.filter((ip) => !isSpecialAddress(ip) || (world.allowLoopback && isLoopback4(ip)))
    if (open.length === 0) reason = 'special_address'
    places.push(...open.slice(0, mostAddressesPerHost).map((ip) => ({ ip, host })))
  }
  return { recipient: given.address, stranger: given.stranger, places, deadline, reason }
}

async function askRound(world: Asking, round: Round & { readonly reason: string }): Promise<HostAnswer> {
  let best: HostAnswer = { state: 'unknown', reason: round.reason, retry: false, atRecipient: false, waitMs: null }
  let waiting: Place | null = null
  for (const place of round.places) {
    if (performance.now() >= round.deadline) break
    const answer = await askPlace(world, round, { ...place, recipient: round.recipient })
    if (answer.state === 'deliverable') return againstStranger(world, round, place)
    if (answer.atRecipient && !answer.retry) return answer
    // Come back later, says one host; another may take it now (RFC 5321 section 5.1).
    if (answer.atRecipient) waiting ??= place
    if (best.reason === round.reason || (answer.retry && !best.retry)) best = answer
  }
  // The stranger's clock starts with ours, so that after the wait both are past the greylist.
  if (waiting !== null) await askPlace(world, round, { ...waiting, recipient: round.stranger })
  return best
}

/** The recipient is taken; would a stranger be, too? Where that stays open nothing is proved. */
async function againstStranger(world: Asking, round: Round, place: Place): Promise<HostAnswer> {
  const { strangers } = world.memory
  const key = `${place.ip} ${round.stranger.slice(round.stranger.lastIndexOf('@'))}`
  const taken = { retry: false, atRecipient: true, waitMs: null }
  const remembered = strangers.get(key)
  if (remembered !== undefined && remembered.until > performance.now()) {
    return remembered.taken
      ? { ...taken, state: 'risky', reason: 'catch_all' }
      : { ...taken, state: 'deliverable', reason: 'accepted' }
  }
  const answer = await askPlace(world, round, { ...place, recipient: round.stranger })
  if (answer.state !== 'unknown' && answer.reason !== 'not_verified') {
    const until = performance.now() + strangersForMs
    remember(strangers, key, { taken: answer.state === 'deliverable', until })
  }
  if (answer.state === 'deliverable') return { ...taken, state: 'risky', reason: 'catch_all' }
  if (answer.state === 'unknown' || answer.reason === 'not_verified') {
    return { ...taken, state: 'risky', reason: 'catch_all_unknown', retry: answer.retry, waitMs: answer.waitMs }
  }
  return { ...taken, state: 'deliverable', reason: 'accepted' }
}

function askPlace(
  { probe, timeoutMs }: ProbeWorld,
  { deadline }: Round,
  target: Place & { readonly recipient: string },
): Promise<HostAnswer> {
  return askHost({
    ...target,
    port: probe.port,
    helo: probe.helo,
    mailFrom: probe.mailFrom,
    replyMs: () => Math.min(timeoutMs + slackMs, deadline - performance.now()),
  })
}
