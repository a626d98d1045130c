import { parse } from 'node-html-parser'
import type { GuardedFetch } from './guarded-fetch.ts'

/** What a company's own site says of itself: the value of a `website` answer. */
export type WebsiteFound = {
  readonly url: string
  readonly title: string | null
  readonly description: string | null
  readonly language: string | null
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}
export type WebsiteAnswer =
  | ({ readonly kind: 'found' } & WebsiteFound)
  | { readonly kind: 'unknown'; readonly reason: string }

const mostBytes = 256 * 1024
const mostRedirects = 4
const mostContacts = 5

export type WebsiteSettings = {
  readonly fetch: GuardedFetch
  readonly timeoutMs: number
  /** Others than 443 and 80 for tests. */
  readonly ports?: { readonly https: number | null; readonly http: number }
}

/** Reads the first page of a domain's site, by https and else by http. What a site does not say is null; what cannot be read is unknown. */
export function makeWebsiteLookup({
  fetch,
  timeoutMs,
  ports,
}: WebsiteSettings): (domain: string) => Promise<WebsiteAnswer> {
  const addresses = (domain: string) => [
    ...(ports?.https === null ? [] : [`https://${domain}${ports ? `:${ports.https}` : ''}/`]),
    `http://${domain}${ports ? `:${ports.http}` : ''}/`,
  ]
  return async (domain) => {
    let reason = 'no_site'
    for (const url of addresses(domain)) {
      const answer = await fetch({ url, timeoutMs, mostBytes, mostRedirects, cuts: true })
      if (answer.kind === 'failed') reason = answer.reason
      else if (answer.status !== 200) reason = `http_${answer.status}`
      else if (!/html/i.test(answer.contentType)) reason = 'not_a_page'
      else return { kind: 'found', ...readPage(textOf(answer.body, answer.contentType), answer.url) }
      if (['private_address', 'no_such_domain', 'timeout'].includes(reason)) break
    }
    return { kind: 'unknown', reason }
  }
}

/** Text in the encoding that the header or the page names. */
function textOf(body: Buffer, contentType: string): string {
  const named = /charset=["']?([\w-]+)/i
  const label = named.exec(contentType)?.[1] ?? named.exec(body.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(body)
  } catch {
    return body.toString('utf8')
  }
}

/** Text that a database and a screen can hold: no control characters, no marks that turn the direction, no lone surrogates. */
const plain = (text: string | undefined | null, most: number): string | null =>
  text
    ?.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, most)
    .trim() || null

const longestTag = 2000
const mostTags = 2000
const toldTags = new RegExp(
  `<title\\b[^<>]{0,200}>[^<]{0,${longestTag}}|<(?:html|meta|a)\\b[^<>]{0,${longestTag}}>`,
  'gi',
)
const asides = /<(script|style|noscript|template)\b[^<>]*>|<!--/gi

/**
 * The few tags that are read, one after the other, without what stands in scripts and comments. A page is a stranger's: a parser that
 * builds its whole tree would be kept busy for a minute, or out of stack, by a hundred thousand tags inside each other.
 */
function toldBy(html: string): string {
  // Of A to Z alone: other letters may grow as they get small, and then places would not be those of the page.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let text = ''
  let at = 0
  asides.lastIndex = 0
  for (let aside = asides.exec(html); aside !== null; aside = asides.exec(html)) {
    text += html.slice(at, aside.index)
    const close = aside[1] === undefined ? '-->' : `</${aside[1].toLowerCase()}`
    const end = lower.indexOf(close, asides.lastIndex)
    at = end < 0 ? html.length : end + close.length
    asides.lastIndex = at
    if (end < 0) break
  }
  const tags = (text + html.slice(at)).match(toldTags) ?? []
  return tags
    .slice(0, mostTags)
    .map((tag) =>
      /^<title/i.test(tag)
        ? `${tag}</title>`
        : /^<meta/i.test(tag)
          ? tag
          : `${tag}</${/^<a/i.test(tag) ? 'a' : 'html'}>`,
    )
    .join('')
}

function readPage(html: string, url: string): WebsiteFound {
  const page = parse(toldBy(html), { comment: false })
  const meta = (name: string) =>
    page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content')
  const links = (scheme: string) =>
    [...new Set(page.querySelectorAll(`a[href^="${scheme}"]`).map((link) => link.getAttribute('href') ?? ''))]
      .map((href) => plain(decode(href.slice(scheme.length).split('?')[0]!), 100))
      .flatMap((value) => value ?? [])
      .slice(0, mostContacts)
  return {
    url: url.slice(0, 300),
    title: plain(page.querySelector('title')?.text, 200),
    description: plain(meta('description') ?? meta('og:description'), 500),
    language: plain(page.querySelector('html')?.getAttribute('lang'), 20),
    emails: links('mailto:'),
    phones: links('tel:'),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
