import { type CountryCode, Metadata, type PhoneNumberType } from 'libphonenumber-js/max'

/** A whole number by its plan, of some type. */
export type PlannedNumber = {
  readonly number: string
  readonly country: CountryCode
  readonly nationalNumber: string
  readonly type: PhoneNumberType
}

/** What the library's metadata hold of a country beside what its types name. */
type RawPlan = {
  nationalNumberPattern(): string
  nationalPrefix(): string | undefined
  nationalPrefixForParsing(): string | undefined
  leadingDigits(): string | undefined
  possibleLengths(): readonly number[]
  IDDPrefix(): string | undefined
  callingCode(): string
  type(name: string): { pattern(): string; possibleLengths(): readonly number[] | undefined } | undefined
}
type RawMetadata = {
  selectNumberingPlan(country: string): { readonly numberingPlan: RawPlan }
  getCountryCodesForCallingCode(code: string): readonly CountryCode[] | undefined
}

type TypePattern = { readonly type: PhoneNumberType; readonly lengths: readonly number[]; readonly pattern: RegExp }

/** A country's plan with its patterns compiled: the library compiles them anew for every number. */
type Plan = {
  readonly country: CountryCode
  readonly callingCode: string
  readonly whole: RegExp
  readonly prefix: string | null
  readonly prefixPattern: RegExp | null
  readonly exitPattern: RegExp | null
  readonly leading: RegExp | null
  /** True where a mobile number is told from a fixed one. */
  readonly tellsMobile: boolean
  readonly types: readonly TypePattern[]
}

/** In the library's order: the first that fits is the type. */
const typeNames = [
  'FIXED_LINE',
  'MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const

const metadata = new Metadata() as unknown as RawMetadata
const plans = new Map<CountryCode, Plan>()
const countriesByCode = new Map<string, readonly CountryCode[] | null>()
const entirely = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`)
const atStart = (pattern: string | undefined): RegExp | null => (pattern ? new RegExp(`^(?:${pattern})`) : null)

function compile(country: CountryCode): Plan {
  const raw = metadata.selectNumberingPlan(country).numberingPlan
  const types = typeNames.flatMap((type): TypePattern[] => {
    const given = raw.type(type)
    const pattern = given?.pattern()
    if (given === undefined || !pattern) return []
    return [{ type, lengths: given.possibleLengths() ?? raw.possibleLengths(), pattern: entirely(pattern) }]
  })
  return {
    country,
    callingCode: raw.callingCode(),
    whole: entirely(raw.nationalNumberPattern()),
    prefix: raw.nationalPrefix() ?? null,
    prefixPattern: atStart(raw.nationalPrefixForParsing()),
    exitPattern: atStart(raw.IDDPrefix()),
    leading: atStart(raw.leadingDigits()),
    tellsMobile: Boolean(raw.type('MOBILE')?.pattern()),
    types,
  }
}

function planOf(country: CountryCode): Plan {
  const known = plans.get(country)
  if (known !== undefined) return known
  const made = compile(country)
  plans.set(country, made)
  return made
}

function countriesOf(code: string): readonly CountryCode[] | null {
  const known = countriesByCode.get(code)
  if (known !== undefined) return known
  const found = metadata.getCountryCodesForCallingCode(code) ?? null
  countriesByCode.set(code, found)
  return found
}

function typeOf(national: string, plan: Plan): PhoneNumberType | null {
  if (!plan.whole.test(national)) return null
  const fits = plan.types.filter(({ lengths, pattern }) => lengths.includes(national.length) && pattern.test(national))
  const first = fits[0]?.type ?? null
  if (first !== 'FIXED_LINE') return first
  return !plan.tellsMobile || fits[1]?.type === 'MOBILE' ? 'FIXED_LINE_OR_MOBILE' : 'FIXED_LINE'
}

/** The number where exactly one reading of its national part fits the countries of a calling code. */
function numberOf(code: string, national: string, countries: readonly CountryCode[]): PlannedNumber | null {
  const alone = countries.length === 1
  for (const country of countries) {
    const plan = planOf(country)
    if (!alone && plan.leading !== null && !plan.leading.test(national)) continue
    const type = typeOf(national, plan)
    if (type !== null) return { number: `+${code}${national}`, country, nationalNumber: national, type }
    if (plan.leading !== null) return null
  }
  return null
}

/** A clean international number, digits without the plus; null where the library itself must be asked. */
export function plannedNumber(digits: string): PlannedNumber | null {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length)
    const countries = countriesOf(code)
    if (countries === null) continue
    const national = digits.slice(length)
    // A national prefix typed behind the country's code is the library's to forgive.
    if (planOf(countries[0]!).prefixPattern?.test(national) === true) return null
    return numberOf(code, national, countries)
  }
  return null
}

/** A number as it is dialled inside a country, national prefix first; null where the library itself must be asked. */
export function plannedNational(digits: string, region: CountryCode): PlannedNumber | null {
  const plan = planOf(region)
  const { prefix, prefixPattern, exitPattern, callingCode } = plan
  if (prefix === null || !digits.startsWith(prefix) || digits.startsWith(callingCode)) return null
  if (exitPattern?.test(digits) === true || plan.whole.test(digits)) return null
  const stripped = prefixPattern?.exec(digits)
  if (stripped?.[0] !== prefix || stripped.length > 1) return null
  return numberOf(callingCode, digits.slice(prefix.length), countriesOf(callingCode) ?? [])
}
