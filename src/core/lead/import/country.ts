import { languages } from '../language.ts'

let codes: ReadonlyMap<string, string> | null = null

/** Everyday names that the standard tables spell otherwise, and codes of three letters of the neighbours. */
const everyday: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    KZ: 'рк|қр|казакстан|kazakstan|kaz',
    RU: 'рф|российская федерация|rus|russian federation',
    IL: 'isr',
    UZ: 'узбекстан|uzb',
    KG: 'кыргызстан|киргизия|киргизстан|kgz|kirgizia',
    BY: 'белоруссия|blr|belorussia',
    UA: 'ukr',
    MD: 'молдавия|moldavia',
    TM: 'туркмения|туркменистан',
    TJ: 'таджикстан',
    US: 'usa|u.s.a.|u.s.|сша|америка|america|united states of america|ארה"ב|ארה״ב|ארהב',
    GB: 'uk|u.k.|england|scotland|great britain|britain|англия|великобритания|шотландия|אנגליה',
    AE: 'uae|u.a.e.|оаэ|эмираты|emirates|дубай|dubai|איחוד האמירויות',
    CN: 'кнр|prc',
    HK: 'гонконг|hong kong',
    TW: 'тайвань|taiwan',
    KR: 'корея|южная корея|korea|republic of korea',
    TR: 'turkey|turkiye',
    CZ: 'czech republic|czech|чешская республика',
    NL: 'the netherlands|holland|голландия|הולנד',
    DE: 'deutschland|фрг',
    VN: 'viet nam|vietnam',
    MK: 'macedonia|македония',
    BA: 'bosnia|босния',
    CI: 'ivory coast',
    MM: 'burma|бирма',
    PS: 'палестина|palestine',
    RS: 'srbija|србија',
    PL: 'polska',
    FR: 'république française',
    ES: 'españa',
    IT: 'italia',
    GE: 'sakartvelo|საქართველო',
    AM: 'hayastan|հայաստան',
  }).flatMap(([code, names]) => names.split('|').map((name) => [name, code])),
)

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
      // Codes of countries that are no more (SU, FX, YU) bear the names of those that took their place.
      if (new Intl.Locale('und', { region: pair }).region !== pair) continue
      const name = names.of(pair)
      if (name && !/^(?:X[^K]|ZZ|EU|EZ|UN|QO)$/.test(pair)) map.set(name.toLowerCase(), pair)
    }
  }
  for (const code of new Set(map.values())) if (!map.has(code.toLowerCase())) map.set(code.toLowerCase(), code)
  return map
}
