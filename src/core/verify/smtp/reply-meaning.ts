import type { MailboxState } from '../email/mailbox-answer.ts'
import type { SmtpReply } from './reply.ts'

/** What a reply says of the mailbox. `reason` is a stable code; `retry`: it may say something else in a while. */
export type ReplyMeaning = { readonly state: MailboxState; readonly reason: string; readonly retry: boolean }

type Rule = {
  readonly state: MailboxState
  readonly reason: string
  readonly retry?: boolean
  readonly pattern: RegExp
}

/**
 * Texts by which servers say why, most telling first: what is said of us (lists, policies, rates) comes before what is said of the
 * recipient, since servers put "recipient rejected" in front of both.
 */
const rules: readonly Rule[] = [
  {
    state: 'unknown',
    reason: 'greylisted',
    retry: true,
    pattern: /gr[ea]y-?\s?list|postgrey|sqlgrey|milter-greylist|try again in \d+\s*(?:sec|min)|retry (?:in|after) \d+/i,
  },
  {
    state: 'unknown',
    reason: 'sender_blocked',
    pattern:
      /black-?\s?list|block-?\s?list|black list|block list|denylist|dnsbl|rbl\b|_rbl|spamhaus|sorbs|spamcop|barracuda|proofpoint|(?<!invalid recipient - \S*)mimecast|cloudmark|spamrl|reputation|will not accept delivery|is[_ ]blocked|been blocked|blocked (?:using|by|-|ip)|\bblocked\b(?=.*(?:\bip\b|client|host|network|see http))|^blocked\b|listed (?:at|by|in|on)\b|banned|spam\b|unsolicited|dmarc|\bspf\b|\bdkim\b|authenticat(?:ion checks|e the)|ptr record|reverse dns|rdns|cannot find your (?:hostname|reverse)|client host|(?:sending|your|this) ip|ip address (?:sending|is|has|was)|mismatches client|open relay|policy reasons|message not accepted for policy|access (?:to submit|denied, banned)|no access from|host network not allowed|weren't sent|protocol violation|invalid domain name|helo|may not be mail exchanger|rejected by this (?:user|system)|redundant|connections? will not be accepted|no smtp service|unauthenticated email/i,
  },
  {
    state: 'unknown',
    reason: 'sender_rejected',
    pattern:
      /sender (?:address )?(?:rejected|denied|verify|domain|unknown|is not)|sender rejected|unroutable sender|domain of sender|mail from.*(?:rejected|refused|denied)|not a registered gateway user|envelope sender|return[- ]path|bad sender/i,
  },
  {
    state: 'unknown',
    reason: 'tls_or_login_required',
    pattern:
      /starttls|must (?:issue|use) (?:a )?(?:starttls|tls|ssl)|tls required|encryption required|authentication (?:is )?required|auth(?:enticate)? first|smtp auth|unauthenticated senders|not authenticated|relaying requires/i,
  },
  {
    state: 'risky',
    reason: 'mailbox_full',
    pattern:
      /mailbox (?:is )?full|over ?quota|quota (?:is )?(?:exceeded|full|reached)|exceed(?:ed|s)?.{0,20}quota|full mailbox|inbox (?:is )?full|out of (?:storage|space)|insufficient (?:disk|storage|space)|not enough (?:disk )?space|boite.{0,20}pleine|storage (?:limit|quota|exceeded)|переполнен|буфер.{0,10}полон|(?:postfach|mailbox|speicher).{0,20}voll\b|(?:casella|bo[iî]te).{0,20}piena?\b|casilla llena|buz[oó]n.{0,15}lleno|blocks? limit exceeded|толы/i,
  },
  {
    state: 'risky',
    reason: 'mailbox_busy',
    retry: true,
    pattern: /receiving mail (?:at a rate|too quickly)|user you are trying to contact is receiving/i,
  },
  {
    state: 'unknown',
    reason: 'rate_limited',
    retry: true,
    pattern:
      /too many (?:connections|messages|(?:invalid |bad |unknown )?recipients|errors?|requests|sessions)|rate limit|ratelimit|frequency limited|throttl|sent to too many|connection limit|exceeded the (?:rate|maximum number of connections)|slow down/i,
  },
  {
    state: 'unknown',
    reason: 'temporary',
    retry: true,
    pattern:
      /temporar(?:y|ily)|try (?:again|it later|later)|later\b|on hold|system error|internal (?:server |system )?error|service (?:is )?(?:not available|unavailable|refuse)|server busy|queue file|local error in processing|timed out|deferred|resources|veuillez essayer|out of memory|lookup fail/i,
  },
  {
    state: 'unknown',
    reason: 'refused_without_reason',
    pattern: /(?:unavailable|not found|unknown) or (?:access|permission|relay)/i,
  },
  {
    state: 'unknown',
    reason: 'network',
    pattern:
      /dns error|hop count|mail loop|loop(?:s)? (?:detected|back)|routing (?:error|loop)|network (?:error|unreachable)|too many hops|no route/i,
  },
  {
    state: 'undeliverable',
    reason: 'account_disabled',
    pattern:
      /(?:account|mailbox|user|recipient|address|compte).{0,40}(?:disabled|suspended|deactivated|discontinued|inactive|frozen|blocked|bloqu|closed|terminated|locked|expired|not active|no longer (?:active|available|in use|valid))|disabled (?:recipient|user|account|mailbox)|inactive (?:user|mailbox|account)|заблокирован|отключен/i,
  },
  {
    state: 'undeliverable',
    reason: 'relay_denied',
    pattern:
      /relay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed)|prohibited)|unable to relay|not permitted to relay|we do(?:n't| not) relay|relaying|rcpthosts/i,
  },
  {
    state: 'undeliverable',
    reason: 'host_unknown',
    pattern:
      /null mx|host unknown|unknown host|no such domain|domain (?:\S+ )?(?:not found|unknown|no longer available|does(?:n't| not) exist)|unrouteable (?:address|domain)|unroutable/i,
  },
  {
    state: 'undeliverable',
    reason: 'no_user',
    pattern:
      /user (?:is )?(?:unknown|not (?:found|known|exist)|doesn'?t (?:exist|have))|unknown (?:user|recipient|mailbox|address|local[- ]part|or illegal alias)|no such (?:user|mailbox|recipient|address|person|account|local|email)|(?:does|do)(?:n't| not) (?:exist|have (?:a|an) .{0,40}account)|no mailbox|mailbox (?:not found|unavailable|does)|invalid (?:recipient|mailbox|address|user|rcpt)|(?:recipient|address|user|mailbox|account|alias).{0,30}(?:not found|not exist|unknown|invalid|not valid|not recognized|notfound)|not a (?:valid|known) (?:recipient|user|mailbox)|not our customer|recipnotfound|bad (?:destination|address|recipient)|undeliverable address|address (?:unknown|rejected)|recipient (?:address )?rejected|rcp-p1|unknown address|mailbox name not allowed|person not found|non-?existent|no longer exists|(?:has been|was) (?:deleted|removed)|(?:deleted|removed) (?:user|mailbox|account)|no account (?:by|with|for|here)|not listed in|no one (?:here )?by that name|no valid recipients?|recipient not recogni[sz]ed|(?:address|recipient) could not be found|(?:local|recipient) verification failed|such user here|addressee unknown|нет такого|так(?:ого|ой) (?:пользовател|адрес|ящик)\S* (?:нет|не)|не существует|не найден|не зарегистрирован|табылмады|жоқ\b|לא קיים|לא נמצא|n'existe pas|existiert nicht|nicht gefunden|nie znaleziono|não existe|non esiste|unbekannt|inconnu|invalide|inexistente?|no existe|desconocid|sconosciut|nie istnieje|okänd/i,
  },
]

const noUser = rules.find(({ reason }) => reason === 'no_user') as Rule

/** Enhanced codes that speak for themselves (RFC 3463, RFC 7372, RFC 7505) where the text says nothing. */
const byEnhanced: readonly (readonly [RegExp, MailboxState, string])[] = [
  [/^[45]\.1\.[78]$/, 'unknown', 'sender_rejected'],
  [/^[45]\.1\.2$|^5\.1\.10$/, 'undeliverable', 'host_unknown'],
  [/^5\.1\.[0136]$/, 'undeliverable', 'no_user'],
  [/^[45]\.2\.2$/, 'risky', 'mailbox_full'],
  [/^5\.2\.1$|^5\.7\.13$/, 'undeliverable', 'account_disabled'],
  [/^5\.6\.7$/, 'undeliverable', 'smtputf8_not_supported'],
  [/^5\.7\.(?:9|10|11)$/, 'unknown', 'tls_or_login_required'],
  [/^[45]\.7\./, 'unknown', 'sender_blocked'],
  [/^[45]\.4\./, 'unknown', 'network'],
]

const meaning = (state: MailboxState, reason: string, retry = false): ReplyMeaning => ({ state, reason, retry })

/** Codes that are never said of a mailbox. */
function byCode({ code }: SmtpReply): ReplyMeaning | null {
  if (code === 421) return meaning('unknown', 'service_closing', true)
  if (code === 530 || code === 534 || code === 535 || code === 538) return meaning('unknown', 'tls_or_login_required')
  return null
}

/**
 * What the reply to RCPT says of the mailbox: 2xx takes it, for the rest the text, the enhanced code and the code are asked in turn.
 * A permanent refusal that gives no reason anybody knows stays unknown: nobody is turned away by a guess.
 */
export function meaningOfReply(reply: SmtpReply): ReplyMeaning {
  if (reply.code < 300) return meaning('deliverable', 'accepted')
  const spoken = byText(reply)
  const early = byCode(reply)
  if (early !== null)
    return spoken?.reason === 'sender_blocked' || spoken?.retry === true ? { ...spoken, retry: true } : early
  if (spoken !== null) return spoken
  const coded = reply.enhanced === null ? undefined : byEnhanced.find(([pattern]) => pattern.test(reply.enhanced ?? ''))
  if (reply.code < 500) {
    return coded?.[1] === 'risky' ? meaning('risky', coded[2]) : meaning('unknown', 'temporary', true)
  }
  return coded === undefined ? meaning('unknown', 'refused_without_reason') : meaning(coded[1], coded[2])
}

/** The first rule whose text is there. A 4xx reply is never the last word on a mailbox, and 5.1.x or 5.2.x outweigh vague texts. */
function byText({ code, enhanced, text }: SmtpReply): ReplyMeaning | null {
  const said = rules.find(({ pattern }) => pattern.test(text))
  if (said === undefined) return null
  // "The address was not found, check it and try again" asks a person to try, not a server.
  const polite = said.reason === 'temporary' && /^5\.1\.[0136]$/.test(enhanced ?? '') && noUser.pattern.test(text)
  const rule = polite ? noUser : said
  if (code < 500 && rule.state === 'undeliverable') return meaning('unknown', 'temporary', true)
  if (enhanced === '5.2.2' || (code === 552 && rule.reason !== 'mailbox_full' && enhanced === null))
    return meaning('risky', 'mailbox_full')
  return meaning(rule.state, rule.reason, rule.retry ?? code < 500)
}

const second = 1000

/** The wait a server names in its text ("try again in 300 seconds"), in milliseconds; null where it names none. */
export function namedWaitMs(text: string): number | null {
  const named = /(\d{1,5})\s*(s|sec|second|m|min|minute|с|сек|мин)[a-zа-я]*\b/i.exec(text)
  if (named === null || !/again|retry|later|after|wait|in \d|через|позже/i.test(text)) return null
  return Number(named[1]) * second * (/^(?:m|мин)/i.test(named[2] ?? '') ? 60 : 1)
}
