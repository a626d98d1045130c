import { parse } from 'node-html-parser'
import PostalMime, { type Email } from 'postal-mime'
import type { IncomingMail } from '../app/ports/incoming-mail.ts'

const longestText = 20_000
const limits = { maxNestingDepth: 20, maxHeadersSize: 262_144 } as const

/** A letter as it came over the wire, read by postal-mime; null where it is none. Attachments are left where they are. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail | null> {
  let email: Email
  try {
    email = await PostalMime.parse(raw, limits)
  } catch {
    return null
  }
  if (email.headers.length === 0) return null
  const { from, subject, messageId, date } = email
  const sentAtMs = date === undefined ? Number.NaN : Date.parse(date)
  return {
    messageId: idsIn(messageId)[0] ?? null,
    answers: [...idsIn(email.inReplyTo), ...idsIn(email.references).toReversed()].slice(0, 50),
    from: from?.address ? { address: clean(from.address, 320), name: clean(from.name, 200) || null } : null,
    subject: clean(subject ?? '', 300) || null,
    text: clean(textOf(email), longestText),
    isAutomatic: isAutomatic(email),
    sentAt: Number.isNaN(sentAtMs) ? null : new Date(sentAtMs).toISOString(),
  }
}

const clean = (text: string, most: number): string => text.slice(0, most).toWellFormed().replaceAll('\u0000', '').trim()

const idsIn = (header: string | undefined): readonly string[] =>
  [...(header ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{1,500})>/g)].map(([, id]) => id!)

/** The plain part, else the words of the HTML without what it quotes. */
function textOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== '') return text
  if (html === undefined) return ''
  const page = html.slice(0, 500_000)
  if (deepest(page) > mostDepth) return page.replace(/<[^<>]*>/g, ' ')
  const root = parse(page)
  for (const quoted of root.querySelectorAll('blockquote, style, script, .gmail_quote')) quoted.remove()
  return root.structuredText
}

const mostDepth = 1000
/** Tags that hold nothing (HTML, section 13.1.2): the lines of a long letter are no depth. */
const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** How deep tags stand inside each other, those that are never closed counted too: a tree of tens of thousands keeps a parser busy for a minute. */
function deepest(html: string): number {
  let [depth, most] = [0, 0]
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z]+)/gi)) {
    if (empty.has(tag!.toLowerCase())) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    most = Math.max(most, depth)
  }
  return most
}

/** RFC 3834 and what programs send beside it; a bounce comes as a report from nobody. */
function isAutomatic({ headers, returnPath }: Email): boolean {
  const valueOf = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? null
  const submitted = valueOf('auto-submitted')
  if (submitted !== null && submitted !== 'no') return true
  if (['bulk', 'junk', 'list', 'auto_reply'].includes(valueOf('precedence') ?? '')) return true
  if (valueOf('content-type')?.startsWith('multipart/report') || returnPath === '<>') return true
  return ['list-id', 'x-autoreply', 'x-autorespond'].some((name) => valueOf(name) !== null)
}
