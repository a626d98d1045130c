import { parse } from 'csv-parse/browser/esm/sync'

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

/** The cells of a table in text, with whichever of comma, semicolon and tab its first line holds most of; null where it is no table. */
export function tableCells(text: string): readonly string[][] | null {
  const [first = ''] = text.split('\n', 1)
  const [delimiter] = ['\t', ';', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)
  try {
    return parse(text, { bom: true, delimiter, trim: true, relaxColumnCount: true, skipRecordsWithEmptyValues: true })
  } catch {
    return null
  }
}

/** The rows of a table that name a domain; null where it has no such column, or is no table. Columns that no list has are left out. */
export function companyRows(text: string): readonly CompanyRow[] | null {
  const [head = [], ...body] = tableCells(text) ?? []
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
