import type { Json } from '../finding.ts'

/** What an outside service is asked for. */
export const providerPurposes = ['phone_live', 'email_verifier', 'company', 'reader'] as const
export type ProviderPurpose = (typeof providerPurposes)[number]

/** Fields of a company that a service or a list may fill in. */
export const companyFields = ['company', 'companySize', 'industry', 'city', 'region', 'country', 'website'] as const
export type CompanyField = (typeof companyFields)[number]

/** A service by configuration. Texts may hold `{{email}}`, `{{phone}}` (E.164), `{{domain}}`, `{{secret}}` and `{{secret_base64}}`. */
export type ProviderConfig = {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** JSON path of the answer, and which of its values pass and fail. What stands in neither list is unknown. */
  readonly verdict: { readonly path: string; readonly pass: readonly string[]; readonly fail: readonly string[] } | null
  /** JSON path by company field. */
  readonly fields: Readonly<Partial<Record<CompanyField, string>>>
  readonly timeoutMs: number
  /** Money for one question. */
  readonly cost: number
  /** Days for which an answer holds. */
  readonly validDays: number
}

/** What the question is about. */
export type ProviderValues = Readonly<Partial<Record<'email' | 'phone' | 'domain', string>>>

/** The text with its placeholders filled in, each escaped for where it stands. Unknown placeholders stay as they are. */
export function fillIn(
  text: string,
  values: Readonly<Record<string, string>>,
  escape: (value: string) => string,
): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? whole : escape(value)
  })
}

export const escapeForJson = (value: string): string => JSON.stringify(value).slice(1, -1)

/** `pass` or `fail` where the matrix says so by name; null for every other answer, an absent one among them. */
export function verdictOf({ verdict }: ProviderConfig, found: Json | undefined): 'pass' | 'fail' | null {
  if (verdict === null || found === undefined || found === null || typeof found === 'object') return null
  const said = String(found).toLowerCase()
  const isIn = (list: readonly string[]) => list.some((one) => one.toLowerCase() === said)
  if (isIn(verdict.pass)) return isIn(verdict.fail) ? null : 'pass'
  return isIn(verdict.fail) ? 'fail' : null
}

const longestValue = 300

/** A value of a company field as it may be kept: sizes as whole numbers, the rest as short text; null for what is neither. */
export function companyValue(field: CompanyField, found: Json | undefined): string | number | null {
  if (field === 'companySize') {
    const size = typeof found === 'string' ? Number(/\d[\d\s,.]*/.exec(found)?.[0].replace(/[\s,.]/g, '')) : found
    return typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= 1e8 ? size : null
  }
  const text = typeof found === 'string' ? found.trim().slice(0, longestValue) : ''
  if (text === '') return null
  if (field === 'country') return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : null
  return text
}
