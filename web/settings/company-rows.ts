/** A row of a company list, as `PUT /api/company-lists/{list}` takes it. */
export type CompanyRow = { readonly domain: string } & Readonly<Record<string, string>>

/** Our columns to the headings they may have. */
const headings: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain', 'домен', 'דומיין'],
  company: ['company', 'name', 'компания', 'название', 'компания атауы', 'חברה'],
  company_size: ['company_size', 'size', 'employees', 'размер', 'сотрудников', 'қызметкерлер', 'עובדים'],
  industry: ['industry', 'sector', 'отрасль', 'сала', 'ענף'],
  city: ['city', 'город', 'қала', 'עיר'],
  region: ['region', 'регион', 'область', 'облыс', 'אזור'],
  country: ['country', 'страна', 'ел', 'מדינה'],
  website: ['website', 'site', 'сайт', 'אתר'],
}

/** The cells of a table in text: comma, semicolon or tab, quotes doubled inside quotes (RFC 4180). */
export function tableCells(text: string): string[][] {
  const first = text.slice(0, Math.max(0, text.indexOf('\n'))) || text
  const separator = ['\t', ';', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') cell += text[(at += 1)]!
      else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === separator || char === '\n') {
      row.push(cell.trim())
      cell = ''
      if (char === '\n') {
        rows.push(row)
        row = []
      }
    } else cell += char
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell.trim()])
  return rows.filter((cells) => cells.some((one) => one !== ''))
}

/** The rows of a table that name a domain; null where it has no such column. Columns that no list has are left out. */
export function companyRows(text: string): readonly CompanyRow[] | null {
  const [head = [], ...body] = tableCells(text.replace(/^\ufeff/, ''))
  const places = Object.entries(headings).map(
    ([field, names]) => [field, head.findIndex((name) => names.includes(name.toLowerCase()))] as const,
  )
  if (places.find(([field]) => field === 'domain')?.[1] === -1) return null
  return body.flatMap((cells) => {
    const told = places.filter(([, at]) => at >= 0 && cells[at]).map(([field, at]) => [field, cells[at]!] as const)
    const row = Object.fromEntries(told)
    return row['domain'] ? [row as CompanyRow] : []
  })
}
