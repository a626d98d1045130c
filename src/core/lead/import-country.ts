let codes: ReadonlyMap<string, string> | null = null

/** Everyday names that the standard tables spell otherwise. */
const everyday: Readonly<Record<string, string>> = {
  рф: 'RU',
  рк: 'KZ',
  қр: 'KZ',
  сша: 'US',
  оаэ: 'AE',
  usa: 'US',
  uk: 'GB',
  uae: 'AE',
  кыргызстан: 'KG',
  киргизия: 'KG',
  белоруссия: 'BY',
}

/** ISO 3166 alpha-2 of a country given as a code or by name in ru, kk, he or en (names by CLDR); null where it is none. */
export function importCountry(text: string): string | null {
  const trimmed = text.trim()
  codes ??= namedCodes()
  const named = codes.get(trimmed.toLowerCase())
  if (named) return named
  return /^[A-Za-z]{2}$/.test(trimmed) && [...codes.values()].includes(trimmed.toUpperCase())
    ? trimmed.toUpperCase()
    : null
}

function namedCodes(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  const map = new Map(Object.entries(everyday))
  for (const language of ['ru', 'kk', 'he', 'en']) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const pair of pairs) {
      const name = names.of(pair)
      if (name && !/^(?:X.|ZZ|UK|EU|EZ|UN|QO)$/.test(pair)) map.set(name.toLowerCase(), pair)
    }
  }
  return map
}
