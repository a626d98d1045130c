import { attribute, makeXmlSplitter, type XmlToken } from './xml-tokens.ts'
import { brokenWorkbook, largeWorkbook, type ZipFile } from './zip-file.ts'

/** What cells refer to: the sheets in order, the shared texts, and which styles show a date. */
export type Workbook = {
  /** Names of the parts of the sheets a person can see. */
  readonly sheets: readonly string[]
  readonly texts: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly date1904: boolean
}

const maxPartBytes = 16 << 20
const maxTextsBytes = 384 << 20

/** The tokens of a part, in batches as they are unpacked. */
export async function* partTokens(
  zip: ZipFile,
  path: string,
  part: { name: string; limit: number; told?: (bytes: number) => void },
) {
  const split = makeXmlSplitter()
  for await (const text of zip.text(part.name, part.limit, part.told)) {
    const tokens = split(text)
    if (tokens === null) throw brokenWorkbook(path)
    yield tokens
  }
}

/** Reads everything of a workbook but its cells. */
export async function readWorkbook(zip: ZipFile, path: string): Promise<Workbook> {
  const book = zip.names.find((name) => /^xl\/workbook\d*\.xml$/i.test(name))
  if (book === undefined) throw brokenWorkbook(path)
  const targets = await readTargets(zip, path, book)
  const sheets: string[] = []
  let date1904 = false
  await eachOpen(zip, path, book, (name, attributes) => {
    if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet' || /hidden/i.test(attribute(attributes, 'state') ?? '')) return
    const target = targets.get(attribute(attributes, 'id') ?? '')
    if (target !== undefined && zip.names.includes(target)) sheets.push(target)
  })
  const texts = await readTexts(zip, path)
  return { sheets, texts, dateStyles: await readDateStyles(zip, path), date1904 }
}

async function eachOpen(zip: ZipFile, path: string, name: string, visit: (name: string, attributes: string) => void) {
  if (!zip.names.includes(name)) return
  for await (const tokens of partTokens(zip, path, { name, limit: maxPartBytes }))
    for (const token of tokens) if (token.kind === 'open') visit(token.name, token.attributes)
}

/** Which part a relation's id stands for. */
async function readTargets(zip: ZipFile, path: string, book: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await eachOpen(zip, path, book.replace('xl/', 'xl/_rels/').concat('.rels'), (name, attributes) => {
    const target = attribute(attributes, 'Target')
    if (name !== 'Relationship' || target === null) return
    targets.set(
      attribute(attributes, 'Id') ?? '',
      target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
    )
  })
  return targets
}

/** The shared texts: runs of one item are joined, readings of Asian scripts left out. */
async function readTexts(zip: ZipFile, path: string): Promise<readonly string[]> {
  const name = zip.names.find((one) => /^xl\/sharedStrings\.xml$/i.test(one))
  if (name === undefined) return []
  const texts: string[] = []
  const reader = makeTextReader()
  let length = 0
  for await (const tokens of partTokens(zip, path, { name, limit: maxTextsBytes })) {
    for (const token of tokens) {
      const text = reader(token, 'si')
      if (text === null) continue
      texts.push(text)
      length += text.length + 16
    }
    if (length > maxTextsBytes) throw largeWorkbook(path)
  }
  return texts
}

/** Gathers the text of an item (`si`, `is`) from its `t` elements; gives it when the item closes. */
export function makeTextReader(): (token: XmlToken, item: string) => string | null {
  let text = ''
  let inText = false
  let inReading = false
  return (token, item) => {
    if (token.kind === 'text') {
      if (inText && !inReading) text += token.text
      return null
    }
    if (token.name === 't') inText = token.kind === 'open' && !token.empty
    if (token.name === 'rPh') inReading = token.kind === 'open' && !token.empty
    if (token.name !== item) return null
    if (token.kind === 'open') text = ''
    return token.kind === 'close' || token.empty ? unescaped(text) : null
  }
}

/** Characters that XML cannot hold are written `_x0007_` (ECMA-376, part 1, 22.9.2.19). */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(String(hex), 16)))
    : text

/** Number formats that Excel has built in for dates and times (ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 in East Asian settings). */
const builtInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

async function readDateStyles(zip: ZipFile, path: string): Promise<readonly boolean[]> {
  const name = zip.names.find((one) => /^xl\/styles\.xml$/i.test(one))
  if (name === undefined) return []
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  for await (const tokens of partTokens(zip, path, { name, limit: maxPartBytes }))
    for (const token of tokens) {
      if (token.kind !== 'text' && token.name === 'cellXfs') inCells = token.kind === 'open'
      if (token.kind !== 'open') continue
      const id = Number(attribute(token.attributes, 'numFmtId') ?? 0)
      if (token.name === 'numFmt') custom.set(id, isDateFormat(attribute(token.attributes, 'formatCode') ?? ''))
      if (token.name === 'xf' && inCells) styles.push(custom.get(id) ?? builtInDate(id))
    }
  return styles
}

/** A format shows a date or time when day, month, year, hour or second letters stand outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const first = code.split(';')[0]!
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return true
  const bare = first.replaceAll(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
  return /[dmyhs]/i.test(bare) && !/general|[#?]/i.test(bare)
}
