import { z } from 'zod'
import type { FormService, ToldVisitor } from '../../core/lead/form-service.ts'
import { visitorAddress } from '../../core/verify/network/visitor-address.ts'
import { isoTime } from '../contract/primitives.ts'
import type { FormFields } from './form-fields.ts'
import { serviceFields } from './service-body.ts'
import { pathOf, serviceTree, type Tree, valueAt, withoutPath } from './service-tree.ts'

/** What a service's post tells. */
export type ServicePost = {
  readonly visitor: ToldVisitor
  /** When the visitor sent the form; null where the service does not say it, or not believably. */
  readonly writtenAt: string | null
  /** Its own number of this submission, with the form it was sent by; null where it has none. */
  readonly number: readonly string[] | null
  /** The answers; what could not be read of the visitor stays among them. */
  readonly fields: FormFields
}

const address = z.union([z.ipv4(), z.ipv6()])
const longestPage = 2000
const longestAgent = 1000

export type Posted = {
  readonly posted: Tree
  /** Of the address that was posted to. */
  readonly key: string
  readonly service: FormService
  readonly now: string
}

/** Reads what the service tells of the visitor under the names that the form's settings give, and names the answers. */
export function servicePost({ posted, key, service, now }: Posted): ServicePost {
  const whole = serviceTree(posted, key)
  const named = serviceFields(whole)
  const used = new Set<string>()
  let left = whole
  const read = (name: string | null, parse: (text: string) => string | null): string | null => {
    if (name === null) return null
    const path = pathOf(name)
    const value = valueAt(whole, path)
    const there = typeof value === 'string' || typeof value === 'number' ? parse(String(value).trim()) : null
    // The object of a question (Elementor) goes with its value.
    if (there !== null) left = withoutPath(left, path.length > 1 && path.at(-1) === 'value' ? path.slice(0, -1) : path)
    const found = there ?? parse(named[name]?.trim() ?? '')
    if (found !== null) used.add(name)
    return found
  }
  const visitor = {
    ip: read(service.ipField, ipOf),
    userAgent: read(service.userAgentField, (text) => text.slice(0, longestAgent).toWellFormed() || null),
    pageUrl: read(service.pageField, pageOf),
  }
  const writtenAt = read(service.timeField, (text) => timeOf(text, now))
  const fields = Object.entries(serviceFields(left)).filter(([name]) => !used.has(name))
  return { visitor, writtenAt, number: submissionNumber(named, service), fields: Object.fromEntries(fields) }
}

const ipOf = (text: string): string | null => address.safeParse(visitorAddress(text)).data ?? null

function pageOf(text: string): string | null {
  if (text.length > longestPage || !URL.canParse(text)) return null
  return /^https?:$/.test(new URL(text).protocol) ? text : null
}

const dayMs = 86_400_000
/** A service that could not deliver tries for days; what is older than this is a mistake of its clock or of ours. */
const oldestMs = 30 * dayMs
const clockSkewMs = 5 * 60_000

/** ISO 8601 with a zone, or seconds or milliseconds since 1970. */
function timeOf(text: string, now: string): string | null {
  const isIso = isoTime.safeParse(text).success
  const ms = isIso
    ? Date.parse(text)
    : /^\d{10}$/.test(text)
      ? Number(text) * 1000
      : /^\d{13}$/.test(text)
        ? Number(text)
        : null
  const nowMs = Date.parse(now)
  if (ms === null || ms < nowMs - oldestMs || ms > nowMs + clockSkewMs) return null
  if (ms > nowMs) return now
  return isIso ? text : new Date(ms).toISOString()
}

/** Under which services number what they send, the surest first: Tilda, Wix and Jotform, WPForms and Wufoo, Typeform. Compared without case, `_` and `-`. */
const idNames = ['tranid', 'submissionid', 'entryid', 'responseid', 'eventid']
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')

function submissionNumber(fields: FormFields, { idField }: FormService): readonly string[] | null {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [plain(name), value.trim()]))
  const own = idField === null ? '' : (fields[idField]?.trim() ?? '')
  const name = own === '' ? idNames.find((one) => byName.get(one)) : 'own'
  if (name === undefined) return null
  return [name, own || byName.get(name)!, byName.get('formid') ?? '']
}
