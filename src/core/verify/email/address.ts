import { judgeLiteral } from './domain-literal.ts'
import { asciiDomain, decodePunycode, isAscii } from './punycode.ts'

/** `either`: legal but unusual, so the policy decides (quoted local part, address literal, single label ...). */
export type AddressForm = 'accept' | 'reject' | 'either'

/** An address as typed, taken apart. For a rejected one the parts are what could be cut out, or empty. */
export type Address = {
  readonly form: AddressForm
  /** Stable reason code; `ok` where nothing is unusual. */
  readonly reason: string
  readonly local: string
  /** The domain as typed. */
  readonly domain: string
  /** The domain in A-labels and lower case, as DNS asks for it. */
  readonly ascii: string
  /** True where the local part is not ASCII: the receiving server must know SMTPUTF8 (RFC 6531). */
  readonly needsSmtpUtf8: boolean
}

type Judged = readonly [AddressForm, string]
const ok: Judged = ['accept', 'ok']
const worst = (a: Judged, b: Judged): Judged => {
  const rank = { accept: 0, either: 1, reject: 2 }
  return rank[b[0]] > rank[a[0]] ? b : a
}

const commonAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i

/** Zero-width (non-)joiners stand inside words of some scripts and inside emoji: RFC 5892 appendix A. */
const joiners = /\u200c|\u200d/g

const utf8Length = (text: string): number => {
  let bytes = 0
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Judges the form of an address: RFC 5321 section 4.1.2, RFC 6531 section 3.3, RFC 5891 for the labels. No comments, no folding. */
export function parseAddress(typed: string): Address {
  const at = typed.lastIndexOf('@')
  if (at < 0) return rejected('no_at_sign', typed, '')
  const local = typed.slice(0, at)
  const domain = typed.slice(at + 1)
  if (typed.length > 1000) return rejected('too_long', '', '')
  if (isSimple(typed, local, domain)) {
    const ascii = domain.toLowerCase()
    return { form: 'accept', reason: 'ok', local, domain, ascii, needsSmtpUtf8: false }
  }
  if (!typed.isWellFormed()) return rejected('broken_unicode', '', '')
  const ascii = asciiDomain(domain)
  const [form, reason] = [judgeLocal(local), judgeDomain(domain, ascii), judgeLength(local, ascii)].reduce(worst)
  return { form, reason, local, domain, ascii, needsSmtpUtf8: !isAscii(local) }
}

const rejected = (reason: string, local: string, domain: string): Address => ({
  form: 'reject',
  reason,
  local,
  domain,
  ascii: asciiDomain(domain),
  needsSmtpUtf8: false,
})

/** The way nearly all addresses go: one regular expression instead of the whole grammar. */
function isSimple(typed: string, local: string, domain: string): boolean {
  return (
    local.length <= 64 &&
    typed.length <= 100 &&
    !/(?:^|\.)xn--|invalid$/i.test(domain) &&
    domain.split('.').every((label) => label.length <= 63) &&
    commonAddress.test(typed)
  )
}

/** RFC 5321 section 4.5.3.1: 64 octets before the at sign, 255 in the domain, 254 in a path without brackets. */
function judgeLength(local: string, ascii: string): Judged {
  if (utf8Length(local) > 64) return ['reject', 'local_too_long']
  if (ascii.length > 253 && !ascii.startsWith('[')) return ['reject', 'domain_too_long']
  return utf8Length(local) + 1 + ascii.length > 254 ? ['reject', 'too_long'] : ok
}

function judgeLocal(local: string): Judged {
  if (local === '') return ['reject', 'local_empty']
  if (local.startsWith('"')) return judgeQuoted(local)
  if (/^\.|\.\.|\.$/.test(local)) return ['reject', 'dots']
  if (/[\s\p{Z}]/u.test(local)) return ['reject', 'space']
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u.test(local.replace(joiners, ''))) return ['reject', 'invisible_character']
  if (/["(),:;<>@[\\\]]/.test(local)) return ['reject', 'local_character']
  return /\p{Extended_Pictographic}|\p{Cn}/u.test(local.replace(/[0-9#*]/g, '')) ? ['either', 'unusual_character'] : ok
}

/** Quoted-string of RFC 5321: qtextSMTP (32, 33, 35 to 91, 93 to 126) and quoted pairs (32 to 126). A tab is a common extension. */
function judgeQuoted(local: string): Judged {
  const body = local.slice(1, -1)
  if (local.length < 2 || !local.endsWith('"') || !/^(?:[^"\\\p{Cc}]|\\[\t\x20-\x7e])*$/u.test(body)) {
    return ['reject', 'quotes']
  }
  return ['either', 'quoted']
}

function judgeDomain(domain: string, ascii: string): Judged {
  if (domain === '') return ['reject', 'domain_empty']
  if (domain.startsWith('[')) return judgeBracketed(domain)
  if (ascii.endsWith('.')) return ['reject', 'domain_ends_in_dot']
  const labels = ascii.split('.')
  const typedLabels = domain.normalize('NFKC').split(/[.。．｡]/)
  const judged = labels.map((label, index) => judgeLabel(label, typedLabels[index] ?? label)).reduce(worst)
  return [judged, judgeTop(labels)].reduce(worst)
}

function judgeBracketed(domain: string): Judged {
  if (!domain.endsWith(']')) return ['reject', 'address_literal']
  const literal = judgeLiteral(domain)
  return literal === 'bad' ? ['reject', 'address_literal'] : ['either', 'address_literal']
}

/** One label: letters, digits and inner hyphens, 63 octets (RFC 1035 2.3.1); letters, marks and digits of any script (RFC 5892). */
function judgeLabel(label: string, typed: string): Judged {
  if (label === '') return ['reject', 'domain_dots']
  if (label.startsWith('-') || label.endsWith('-')) return ['reject', 'domain_hyphen']
  const unusual = /\p{Extended_Pictographic}|\p{Cn}/u.test(typed.replace(/[0-9#*]/g, ''))
  if (
    !/^[\p{L}\p{M}\p{Nd}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Cn}\u00b7-]+$/u.test(typed.replace(joiners, ''))
  ) {
    return ['reject', /[\s\p{Z}\p{C}]/u.test(typed) ? 'domain_space' : 'domain_character']
  }
  if (/^[#*]|[#*]/.test(typed) || /^\p{M}/u.test(typed)) return ['reject', 'domain_character']
  if (label.length > 63) return unusual ? ['either', 'label_too_long'] : ['reject', 'label_too_long']
  if (unusual) return ['either', 'unusual_character']
  return isAscii(typed) && label.startsWith('xn--') && decodePunycode(label.slice(4)) === null
    ? ['either', 'bad_a_label']
    : ok
}

/** The last label: `.invalid` never resolves (RFC 6761); one label, one letter, digits or hyphens are legal but not on the internet. */
function judgeTop(labels: readonly string[]): Judged {
  const top = labels.at(-1) ?? ''
  if (top === 'invalid' || /^127(?:\.\d+){3}$/.test(labels.join('.'))) return ['reject', 'reserved_domain']
  if (labels.length === 1) return ['either', 'single_label']
  if (/^[a-z]{2,}$/.test(top) || top.startsWith('xn--')) return ok
  return ['either', /^\d+$/.test(top) ? 'numeric_top_level' : 'unusual_top_level']
}
