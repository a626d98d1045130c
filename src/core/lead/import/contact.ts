/** The first of several contacts in one cell, and the others as text. */
export type CellContacts = { readonly first: string | null; readonly others: string | null }

/**
 * Phone numbers as spreadsheets leave them: `77011234567.0` and `7.7011234567E+10` become their digits again, the apostrophe that marks
 * text goes. Numbers whose digits are lost (`7.7E+10`) stay as typed: verification will say so. Several in one cell are parted.
 */
export function importPhones(text: string): CellContacts {
  const parts = text.split(/[;\n]|(?<!^\d),\s*(?=[+\d(])|\s\/\s|(?<=\d)\s*\/\s*(?=\+?\d{5})|\s(?:или|немесе|or|או)\s/iu)
  return firstAndOthers(parts.map((part) => phoneText(part)))
}

function phoneText(text: string): string {
  const bare = text
    .replace(/^[\s'’`]+/, '')
    .replace(/^(?:тел|моб|tel|phone|p|טל)[.:\s]+/iu, '')
    .trim()
  if (/^\d{6,}\.0+$/.test(bare)) return bare.replace(/\.0+$/, '')
  const scientific = /^(\d)[.,](\d+)[eEеЕ]\+?(\d{1,2})$/.exec(bare)
  if (!scientific) return bare
  const digits = scientific[1]! + scientific[2]!
  const length = Number(scientific[3]) + 1
  return digits.length >= length - 1 && digits.length <= length ? digits.padEnd(length, '0') : bare
}

/** Addresses of one cell, without `mailto:` and angle brackets. */
export function importEmails(text: string): CellContacts {
  const parts = text.includes('@')
    ? text.split(/[;,\n]|\s(?:или|немесе|or|או)\s|(?<=\.\p{L}{2,})\s+(?=\S+@)/iu)
    : [text]
  return firstAndOthers(
    parts.map((part) =>
      part
        .replace(/^.*<([^<>]+@[^<>]+)>.*$/, '$1')
        .replace(/^\s*mailto:/i, '')
        .trim(),
    ),
  )
}

function firstAndOthers(parts: readonly string[]): CellContacts {
  const [first, ...others] = parts.filter((part) => part !== '')
  return { first: first ?? null, others: others.length > 0 ? others.join('; ') : null }
}

/** `John Smith (john@acme.com)`, as some CRMs name the contact of a deal: the name and the address apart. */
export function nameAndEmail(text: string): { readonly name: string; readonly email: string | null } {
  const [, name, email] = /^(.*\S)\s*[(<]([^\s()<>]+@[^\s()<>]+)[)>]/.exec(text) ?? []
  return name && email ? { name, email } : { name: text, email: null }
}
