import { visitorAddress } from '../network/visitor-address.ts'
import { emailKey, phoneKey } from '../../lead/identity/keys.ts'
import { importDate } from '../../lead/import/date.ts'

/** One form submission as velocity sees it. Label and campaign of a suite are never read. */
export type StreamEvent = {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly atMs: number
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly fingerprint: string | null
  readonly message: string | null
  readonly secondsToSubmit: number | null
  readonly keystrokes: number | null
  readonly keyIntervalCv: number | null
  readonly mousePoints: number | null
  readonly touch: boolean | null
  readonly focusChanges: number | null
  readonly pasteFields: number | null
  readonly honeypotFilled: boolean | null
  readonly webdriver: boolean | null
}

type Raw = Readonly<Record<string, unknown>>

const longestText = 4000

function text(raw: Raw, key: string): string | null {
  const value = raw[key]
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : null
  const trimmed = value.slice(0, longestText).trim()
  return trimmed === '' ? null : trimmed
}

function amount(raw: Raw, key: string): number | null {
  const value = typeof raw[key] === 'string' && raw[key] !== '' ? Number(raw[key]) : raw[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** True or false, also as the words of a table. */
function flag(raw: Raw, key: string): boolean | null {
  const word = typeof raw[key] === 'string' ? raw[key].trim().toLowerCase() : raw[key]
  if (word === true || word === 'true' || word === '1') return true
  return word === false || word === 'false' || word === '0' ? false : null
}

const timeFields = ['t', 'at', 'received_at', 'created_at'] as const

/** Whether one of these columns holds the time of an event. */
export const hasEventTime = (columns: readonly string[]): boolean => timeFields.some((field) => columns.includes(field))

const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i

/** Milliseconds since 1970; a time without a zone is UTC, whatever the machine's own. */
function instantOf(text: string): number {
  const iso = zoned.test(text) ? text : importDate(text, { timeZone: 'UTC', dateOrder: 'dmy' })
  return iso === null ? Number.NaN : Date.parse(iso)
}

/** A line of `lead_stream.jsonl` as an event; null where it has no time (ISO 8601, under `t`, `at`, `received_at` or `created_at`). */
export function readStreamEvent(value: unknown, rowId: string | number): StreamEvent | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const raw = value as Raw
  const time = timeFields.map((field) => text(raw, field)).find((one) => one !== null) ?? null
  const atMs = time === null ? Number.NaN : instantOf(time)
  if (Number.isNaN(atMs)) return null
  return {
    id: text(raw, 'id') ?? String(rowId),
    atMs,
    name: text(raw, 'name'),
    email: text(raw, 'email'),
    phone: text(raw, 'phone'),
    ip: visitorAddress(text(raw, 'ip')),
    userAgent: text(raw, 'user_agent'),
    fingerprint: text(raw, 'fingerprint'),
    message: text(raw, 'message'),
    secondsToSubmit: amount(raw, 'seconds_to_submit'),
    keystrokes: amount(raw, 'keystrokes'),
    keyIntervalCv: amount(raw, 'key_interval_cv'),
    mousePoints: amount(raw, 'mouse_points'),
    touch: flag(raw, 'touch'),
    focusChanges: amount(raw, 'focus_changes'),
    pasteFields: amount(raw, 'paste_fields'),
    honeypotFilled: flag(raw, 'honeypot_filled'),
    webdriver: flag(raw, 'webdriver'),
  }
}

/** Normalised forms of an event, computed once. */
export type EventKeys = {
  readonly mailbox: string | null
  readonly typedEmail: string | null
  readonly domain: string | null
  /** Letters of the login, when it ends in a number: `leadtest` of leadtest1003. */
  readonly stem: string | null
  readonly stemNumber: number | null
  readonly phone: string | null
  readonly subnet: string | null
  readonly text: string | null
  readonly rhythm: string | null
}

const shortestStem = 3

/** /24 of an IPv4 address, /48 of an IPv6 one. */
function subnetOf(ip: string | null): string | null {
  if (ip === null) return null
  if (ip.includes(':')) return ip.toLowerCase().split(':').slice(0, 3).join(':')
  const parts = ip.split('.')
  return parts.length === 4 ? parts.slice(0, 3).join('.') : null
}

/** A message without what a template varies: digits, links, marks and case. */
function textShape(message: string | null): string | null {
  const shape = message
    ?.toLowerCase()
    .replace(/https?:\/\/\S+|www\.\S+/g, ' link ')
    .replace(/[\d\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return shape ? shape.slice(0, 160) : null
}

/** Two people never type with the same hundredths of a second and the same count of pointer moves: a recording does. */
function rhythmOf({ keystrokes, keyIntervalCv, secondsToSubmit, mousePoints }: StreamEvent): string | null {
  if (!keystrokes || !keyIntervalCv || secondsToSubmit === null || mousePoints === null) return null
  return `${secondsToSubmit}:${keystrokes}:${keyIntervalCv}:${mousePoints}`
}

export function eventKeys(event: StreamEvent): EventKeys {
  const mailbox = emailKey(event.email)
  const local = mailbox?.slice(0, mailbox.lastIndexOf('@')) ?? ''
  const numbered = /^(.*?\p{L}[._-]?)(\d{1,9})$/u.exec(local)
  const stem = numbered && numbered[1]!.length >= shortestStem ? numbered[1]! : null
  return {
    mailbox,
    typedEmail: event.email?.toLowerCase() ?? null,
    domain: mailbox === null ? null : mailbox.slice(mailbox.lastIndexOf('@') + 1),
    stem,
    stemNumber: stem === null ? null : Number(numbered![2]),
    phone: phoneKey(event.phone, null),
    subnet: subnetOf(event.ip),
    text: textShape(event.message),
    rhythm: rhythmOf(event),
  }
}
