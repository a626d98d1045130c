/** What stands in a phone field, made plain before the numbering plan is asked. */

const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Words for an extension in Russian, Kazakh, Hebrew and English; the parser itself knows only some of them. */
const extensionWord =
  /[\s,;.(-]*(?:(?:доб(?:авочный)?|внутр(?:енний)?|доп(?:олнительный)?|вн)\.?(?:\s+номер)?|(?:ішкі|қосымша|қос)(?:\s+нөмірі?)?|שלוחה|שלוח׳|שלוחת|של[׳'"״]?|פנימי(?:ת)?|פנ[׳']|extension|extn?|ext|int)[\s.:№#)-]*(\d{1,7})\)?\s*$/iu

/** Links of messengers that hold a number: wa.me/77011234567, api.whatsapp.com/send?phone=..., t.me/+7..., viber://chat?number=... */
const messengerLink =
  /^(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|(?:api|web|chat)\.whatsapp\.com\/(?:send\/?)?\?(?:.*&)?phone=|t\.me\/(?=\+|%2b)|viber:\/\/(?:chat|add|contact)\?number=|whatsapp:\/\/send\/?\?(?:.*&)?phone=|tg:\/\/resolve\?phone=)(?:\+|%2b)?[ (]*(\d[\d() -]{6,20})/i

/** What WhatsApp calls a person: the number, at a host of its own. */
const messengerName = /^\+?(\d{8,15})@(?:c\.us|s\.whatsapp\.net)$/i

const arabicZeros = [0x660, 0x6f0]

/** Digits of any script as ASCII, full-width forms as plain ones, no invisible marks, no Excel apostrophe. */
function plainCharacters(typed: string): string {
  const text = typed.slice(0, 250).normalize('NFKC').replace(invisible, '')
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
      const code = digit.charCodeAt(0)
      const zero = arabicZeros.findLast((start) => code >= start) ?? code
      return String(code - zero)
    })
    .replace(/[_\\]/g, '-')
    .replace(/\+{2,}/g, '+')
    .trim()
    .replace(/^['’`="]+|["']+$/g, '')
}

/** A number that a spreadsheet took for a quantity: `77011234567.0`, `7.7011234567E+10`. Null where digits were lost. */
function withoutSpreadsheet(text: string): string | null {
  const whole = /^(\+?\d{6,15})[.,]0+$/.exec(text)?.[1]
  if (whole !== undefined) return whole
  const power = /^(\d)[.,]?(\d*)e\+?(\d{1,2})$/i.exec(text)
  if (power === null) return text
  const [, head = '', tail = '', exponent = '0'] = power
  return tail.length >= Number(exponent) - 1 ? head + tail.padEnd(Number(exponent), '0') : null
}

/** `tel:` of RFC 3966: the context is a prefix where it is a number, and tells nothing where it is a domain. */
function withoutScheme(text: string): string | null {
  const bare = text.replace(/^(?:tel|callto|sms|phone):\s*(?:\/\/)?/i, '')
  const parts = /^([^;]*);(?:.*;)?phone-context=([^;]*)/i.exec(bare)
  if (parts === null) return bare
  const [, number = '', context = ''] = parts
  if (/^\+[\d().-]*\d[\d().-]*$/.test(context)) return context + number
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}.])?$/u.test(context) ? number : null
}

/** An email address: its digits are no number. */
const address = /[^\s,;<>()]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu

/** The text to be parsed, or null where no number can stand in it (an address, a rounded quantity). */
export function phoneText(typed: string): string | null {
  const characters = plainCharacters(typed)
  const named = messengerName.exec(characters)?.[1]
  if (named !== undefined) return `+${named}`
  const text = characters.replace(address, ' ').trim()
  if (text === '') return null
  const linked = messengerLink.exec(text)?.[1]
  if (linked !== undefined) return `+${linked}`
  const plain = withoutSpreadsheet(text)
  if (plain === null) return null
  const number = /^(?:tel|callto|sms|phone):|phone-context=/i.test(plain) ? withoutScheme(plain) : plain
  return number?.replace(extensionWord, ' ext. $1') ?? null
}

/** The parts of a field that holds two numbers: `8701..., 8702...`, `055... / 03...`, `8701... 8702...`. One part where it holds one. */
export function phoneParts(text: string): readonly string[] {
  const parts = text
    .split(/[,;|\n]|\s*\/\s*|\s+(?:или|и|or|and|או|немесе)\s+|\s+(?=\+)/iu)
    .map((part) => part.trim())
    .filter((part) => part.replace(/\D/g, '').length >= 7)
  return parts.length > 1 ? parts : []
}

/** A run of digits and the marks between them. */
const run = /\+?\(?\d(?:[\s().–-]{0,3}\d){6,16}/g
const mostRuns = 4

/** Numbers inside a sentence, where digits and letters stand apart: `call 8701... after six`. */
export function phoneRuns(text: string): readonly string[] {
  const runs = (text.match(run) ?? []).slice(0, mostRuns)
  return runs.filter((found) => found !== text)
}

/** The first half of two numbers of one length with nothing but a blank between them. */
export function firstOfTwo(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 16 || digits.length % 2 === 1 || /[^\d\s().+–-]/.test(text)) return null
  const half = digits.length / 2
  let count = 0
  for (const [at, char] of Array.from(text).entries()) {
    if (count === half) return char === ' ' ? text.slice(0, at) : null
    if (/\d/.test(char)) count += 1
  }
  return null
}

/** `8 727 234 56 78 (12)`, `8 727 234 56 78*12`: a short number behind a whole one. */
export function withBareExtension(text: string): string | null {
  const parts = /^(.*\d)\s*(?:\((\d{2,5})\)|\*(\d{1,6}))$/.exec(text)
  return parts === null ? null : `${parts[1]} ext. ${parts[2] ?? parts[3]}`
}
