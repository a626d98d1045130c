/** What stands in a phone field, made plain before the numbering plan is asked. */

const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** Words for an extension in Russian, Kazakh, Hebrew and English; the parser itself knows only some of them. */
const extensionWord =
  /[\s,;.(]*(?:доб(?:авочный)?|внутр(?:енний)?|вн|ішкі|қосымша|שלוחה|שלוח׳|שלוחת|extension|extn?|ext|int)[\s.:№#)-]*(\d{1,7})\)?\s*$/iu

/** Links of messengers that hold a number: wa.me/77011234567, api.whatsapp.com/send?phone=..., t.me/+7..., viber://chat?number=... */
const messengerLink =
  /^(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|(?:api|web|chat)\.whatsapp\.com\/(?:send\/?)?\?(?:.*&)?phone=|t\.me\/(?=\+|%2b)|viber:\/\/(?:chat|add|contact)\?number=|whatsapp:\/\/send\/?\?(?:.*&)?phone=|tg:\/\/resolve\?phone=)(?:\+|%2b)?[ (]*(\d[\d() -]{6,20})/i

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

/** The text to be parsed, or null where no number can stand in it (an address, a rounded quantity). */
export function phoneText(typed: string): string | null {
  const text = plainCharacters(typed)
  if (/\d@\p{L}|@[\p{L}\p{N}-]+\.\p{L}/u.test(text)) return null
  const linked = messengerLink.exec(text)?.[1]
  if (linked !== undefined) return `+${linked}`
  const plain = withoutSpreadsheet(text)
  if (plain === null) return null
  const number = /^(?:tel|callto|sms|phone):|phone-context=/i.test(plain) ? withoutScheme(plain) : plain
  return number?.replace(extensionWord, ' ext. $1') ?? null
}

/** The parts of a field that holds two numbers: `8701..., 8702...`, `055... / 03...`. One part where it holds one. */
export function phoneParts(text: string): readonly string[] {
  const parts = text
    .split(/[,;|\n]|\s*\/\s*|\s+(?:или|и|or|and|או|немесе)\s+/iu)
    .map((part) => part.trim())
    .filter((part) => part.replace(/\D/g, '').length >= 7)
  return parts.length > 1 ? parts : []
}
