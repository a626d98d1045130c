/** A piece of XML: a tag with its attributes as written, or text with its entities resolved. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** The longest tag or run of text: beyond it the file is broken or hostile. */
const longestToken = 4 << 20

/**
 * Cuts XML into tokens as it comes in (XML 1.0, of which workbooks use little: no entities of their own, so none are resolved but the five
 * and the numbered ones). Prefixes of namespaces are dropped. Null stands for "broken".
 */
export function makeXmlSplitter(): (chunk: string) => readonly XmlToken[] | null {
  let rest = ''
  return (chunk) => {
    rest += chunk
    const tokens: XmlToken[] = []
    let at = 0
    while (at < rest.length) {
      const end = rest[at] === '<' ? tagEnd(rest, at) : rest.indexOf('<', at)
      if (end === -1) break
      const token = rest[at] === '<' ? tagOf(rest, at, end) : textOf(rest.slice(at, end))
      if (token) tokens.push(token)
      at = end
    }
    rest = rest.slice(at)
    return rest.length > longestToken ? null : tokens
  }
}

/** Just after the tag that starts here; a `>` within quotes does not end it. -1 where it is not all there yet. */
function tagEnd(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  if (text.length - start < 9 && '<![CDATA['.startsWith(text.slice(start))) return -1
  for (let at = start, quote = ''; at < text.length; at += 1) {
    const character = text[at]!
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return -1
}

function after(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start)
  return at === -1 ? -1 : at + mark.length
}

const tagPattern = /^<(\/?)(?:[^\s/>:]+:)?([^\s/>]+)\s*([^]*?)(\/?)>$/

function tagOf(source: string, start: number, end: number): XmlToken | null {
  const tag = source.slice(start, end)
  if (tag.startsWith('<![CDATA[')) return { kind: 'text', text: tag.slice(9, -3) }
  if (tag[1] === '!' || tag[1] === '?') return null
  const match = tagPattern.exec(tag)
  if (!match) return null
  const [, closing, name = '', attributes = '', empty] = match
  return closing ? { kind: 'close', name } : { kind: 'open', name, attributes, empty: empty === '/' }
}

const textOf = (text: string): XmlToken => ({ kind: 'text', text: resolved(text) })

/** The value of an attribute, whatever its prefix; null where the tag has none of the name. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? resolved(match[1] ?? match[2] ?? '') : null
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const point = hex ? Number.parseInt(String(hex), 16) : Number(decimal)
    return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : '\ufffd'
  })
}
