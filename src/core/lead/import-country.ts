import { languages } from './language.ts'
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
  codes ??= namedCodes()
  return codes.get(text.trim().toLowerCase()) ?? null
}

function namedCodes(): ReadonlyMap<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  const map = new Map(Object.entries(everyday))
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const pair of pairs) {
      const name = names.of(pair)
      if (name && !/^(?:X.|ZZ|UK|EU|EZ|UN|QO)$/.test(pair)) map.set(name.toLowerCase(), pair)
    }
  }
  for (const code of new Set(map.values())) if (!map.has(code.toLowerCase())) map.set(code.toLowerCase(), code)
  return map
}
