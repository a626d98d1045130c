import { visitorAddress } from '../../verify/network/visitor-address.ts'
import { importAmount, importCount } from './amount.ts'
import { importEmails, importPhones, nameAndEmail } from './contact.ts'
import { importCountry } from './country.ts'
import { importDate, type DateSettings } from './date.ts'
import { isOwnOutcome, outcomeAmount, outcomeMeaning, type ImportedOutcome } from './outcome.ts'
import type { ImportMapping, ImportTarget } from './target.ts'
import { plainOrSign, plainWords, type ImportWords } from './words.ts'
import type { LeadDraft } from '../lead-draft.ts'
import type { ConsentGiven } from '../lead.ts'

export type ImportSettings = DateSettings & {
  readonly words: ImportWords
  /** The source of rows that name none. */
  readonly source: string | null
}

export type ImportedRow =
  | {
      readonly kind: 'lead'
      readonly line: number
      readonly draft: LeadDraft
      /** When the lead came in, by the file; null where it does not say. */
      readonly receivedAt: string | null
      readonly outcome: ImportedOutcome | null
    }
  /** The person wants no rows of its outcome. */
  | { readonly kind: 'left_out'; readonly line: number }
  | {
      readonly kind: 'refused'
      readonly line: number
      readonly column: string | null
      readonly code: string
      readonly reason: string
    }

/** A cell with its place. */
type Cell = { readonly column: string; readonly text: string }
type Cells = ReadonlyMap<ImportTarget, Cell>
type Custom = Record<string, string>
type Refusal = { readonly column: string | null; readonly code: keyof typeof reasons }

const reasons = {
  nothing_to_reach: 'the row holds no email, no phone and no message; fill one of them',
  text_too_long: 'the cell is longer than the field may be (messages 20,000 characters, others 300); shorten it',
  date_unreadable: 'the cell is no date; write it as 2026-03-11 or 11.03.2026, or map the column to custom',
  outcome_unknown:
    'the cell says neither won, lost, disqualified nor open; say what its word means, or map the column to custom',
} as const

const mostCustomLength = 2000
const longest: Partial<Record<ImportTarget, number>> = {
  message: 20_000,
  referrer: 2000,
  page_url: 2000,
  user_agent: 1000,
}

/** Characters that a field may have. */
export const mostLength = (target: ImportTarget): number =>
  target === 'custom' ? mostCustomLength : (longest[target] ?? 300)

/** Turns the rows of one table into leads or refusals, by its mapping. Cells that do not fit their field are kept as custom ones. */
export function makeRowImporter(columns: readonly string[], mapping: ImportMapping, settings: ImportSettings) {
  const targets = columns.map((column) => (Object.hasOwn(mapping, column) ? mapping[column]! : 'custom'))
  return (row: { readonly line: number; readonly cells: readonly string[] }): ImportedRow => {
    // It inherits nothing: a column may be named `__proto__`.
    const custom = Object.create(null) as Custom
    const cells = new Map<ImportTarget, Cell>()
    for (const [index, target] of targets.entries()) {
      const text = cellText(row.cells[index] ?? '')
      if (text === '' || target === 'skip') continue
      const cell = { column: columns[index]!, text }
      if (target === 'custom' || cells.has(target)) custom[cell.column] = text
      else cells.set(target, cell)
    }
    const outcome = cells.get('outcome')?.text ?? ''
    if (outcomeMeaning(outcome, settings.words) === 'skip') return { kind: 'left_out', line: row.line }
    const refusal = refusalOf(cells, custom, settings)
    if (refusal) return { kind: 'refused', line: row.line, ...refusal, reason: reasons[refusal.code] }
    return { kind: 'lead', line: row.line, ...readLead(cells, custom, settings) }
  }
}

/** Text that a database and a screen can hold: no NUL, no lone surrogates, no outer blanks, no apostrophe put before a formula. */
export const cellText = (text: string) =>
  text
    .replaceAll('\0', '')
    .toWellFormed()
    .trim()
    .replace(/^'(?=\s*[=+\-@|%])/, '')

/** A blank row of a spreadsheet is no lead, and nothing to refuse. */
export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

function refusalOf(cells: Cells, custom: Custom, settings: ImportSettings): Refusal | null {
  const ended = cells.has('outcome')
  if (!ended && !cells.has('email') && !cells.has('phone') && !cells.has('message'))
    return { column: null, code: 'nothing_to_reach' }
  for (const [target, { column, text }] of cells)
    if (text.length > mostLength(target)) return { column, code: 'text_too_long' }
  for (const [column, text] of Object.entries(custom))
    if (text.length > mostLength('custom')) return { column, code: 'text_too_long' }
  for (const target of ['received_at', 'outcome_at'] as const) {
    const cell = cells.get(target)
    if (cell && !isNoDate(cell.text, settings) && importDate(cell.text, settings) === null)
      return { column: cell.column, code: 'date_unreadable' }
  }
  const outcome = cells.get('outcome')
  if (outcome && outcomeMeaning(outcome.text, settings.words) === 'unknown')
    return { column: outcome.column, code: 'outcome_unknown' }
  return null
}

/** What CRMs write where a date would stand: `не закрыта`, `-`. */
const isNoDate = (text: string, { words: { values } }: ImportSettings) =>
  [values.open, values.no].some((words) => words.has(plainOrSign(text)))

function readLead(cells: Cells, custom: Custom, settings: ImportSettings) {
  const text = (target: ImportTarget) => cells.get(target)?.text ?? null
  /** A cell read as something narrower than text; what cannot be read so is kept under its column's name. */
  const read = <Value>(target: ImportTarget, parse: (text: string) => Value | null): Value | null => {
    const cell = cells.get(target)
    const value = cell ? parse(cell.text) : null
    if (cell && value === null) custom[cell.column] = cell.text
    return value
  }
  const contact = (target: 'email' | 'phone', parse: typeof importPhones): string | null => {
    const cell = cells.get(target)
    if (!cell) return null
    const { first, others } = parse(cell.text)
    if (others) custom[`${cell.column} (2)`] = others
    return first
  }
  const { words } = settings
  const draft: LeadDraft = {
    channel: read('channel', (one) => words.channels.get(plainWords(one)) ?? null) ?? 'import',
    source: text('source') ?? settings.source,
    name: fullName(text),
    email: contact('email', importEmails) ?? nameAndEmail(text('name') ?? '').email,
    phone: contact('phone', importPhones),
    company: text('company'),
    jobTitle: text('job_title'),
    website: text('website'),
    industry: text('industry'),
    companySize: read('company_size', (one) => wholeNumber(importCount(one))),
    city: text('city'),
    region: text('region'),
    country: read('country', importCountry),
    language: text('language'),
    product: text('product'),
    amount: read('amount', (one) => notNegative(importAmount(one))),
    message: text('message'),
    campaign: {
      utmSource: text('utm_source'),
      utmMedium: text('utm_medium'),
      utmCampaign: text('utm_campaign'),
      utmTerm: text('utm_term'),
      utmContent: text('utm_content'),
      clickId: text('click_id'),
    },
    behaviour: {
      visits: read('visits', importCount),
      pagesViewed: read('pages_viewed', importCount),
      pricingPageViews: read('pricing_page_views', importCount),
      secondsOnSite: read('seconds_on_site', secondsOf),
    },
    origin: {
      ip: visitorAddress(text('ip')),
      userAgent: text('user_agent'),
      referrer: text('referrer'),
      pageUrl: text('page_url'),
    },
    consent: readConsent(cells.get('consent'), custom, words),
    custom,
  }
  const receivedAt = read('received_at', (one) => importDate(one, settings))
  return { draft, receivedAt, outcome: readOutcome(text, settings) }
}

type NamePart = 'name' | 'given_name' | 'patronymic' | 'surname'

/** `Иван Петров` of one column or several; a surname that the name already holds is not said twice. */
export function fullName(text: (target: NamePart) => string | null): string | null {
  const given = text('given_name') ?? (nameAndEmail(text('name') ?? '').name || null)
  const parts = [text('patronymic'), text('surname')].filter((part) => part !== null && !given?.includes(part))
  return (
    [given, ...parts]
      .filter((part) => part !== null)
      .join(' ')
      .slice(0, 300) || null
  )
}

function readOutcome(text: (target: ImportTarget) => string | null, settings: ImportSettings): ImportedOutcome | null {
  const word = text('outcome') ?? ''
  const kind = outcomeMeaning(word, settings.words)
  if (kind === 'open' || kind === 'skip' || kind === 'unknown') return null
  const at = importDate(text('outcome_at') ?? '', settings)
  const amount = outcomeAmount(text('outcome_amount') ?? (kind === 'won' ? (text('amount') ?? '') : ''))
  // «Отказ: дорого» says why by itself.
  const saysWhy = kind !== 'won' && isOwnOutcome(word, settings.words)
  return { kind, amount, reason: text('outcome_reason') ?? (saysWhy ? word : null), at }
}

/** Yes or no to what the column is headed with; other words are kept, for they are not an agreement to anything. */
function readConsent(cell: Cell | undefined, custom: Custom, { values }: ImportWords): ConsentGiven | null {
  if (!cell) return null
  const plain = plainOrSign(cell.text)
  const given = values.yes.has(plain)
  if (!given && !values.no.has(plain)) {
    custom[cell.column] = cell.text
    return null
  }
  return { text: cell.column, version: null, language: null, purposes: [], channels: [], given }
}

const wholeNumber = (value: number | null) => (value === null || value < 0 || value > 1e8 ? null : Math.round(value))
const notNegative = (value: number | null) => (value === null || value < 0 || value > 1e15 ? null : value)

/** Seconds, or `m:ss` and `h:mm:ss`. */
function secondsOf(text: string): number | null {
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text)
  return parts ? Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : importCount(text)
}
