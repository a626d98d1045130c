import type { Behind, Figure } from '../../src/http/contract/behind.ts'
import type { ListSearch } from '../list/list-search.ts'

type Span = Pick<Behind, 'from' | 'to'>

/** The list of the leads behind a figure, of a span, and of a group where one is given. */
export function behind(figure: Figure, { from, to }: Span, group: Behind['group'] = null): ListSearch {
  return { behind: [figure, from, to, ...(group ? [group.by, group.value] : [])].join('~') }
}

/** The list of the leads of a source behind a figure; leads without a source have no name to filter by, but are a group. */
export const behindSource = (source: string, figure: Figure, span: Span): ListSearch =>
  source === '' ? behind(figure, span, { by: 'source', value: '' }) : { ...behind(figure, span), source }

const dayMs = 86_400_000

/** The week that begins on this Monday, in UTC as weeks are counted. */
export const weekSpan = (monday: string): Span => ({
  from: `${monday}T00:00:00.000Z`,
  to: new Date(Date.parse(monday) + 7 * dayMs).toISOString(),
})

/** A month, YYYY-MM. */
export function monthSpan(month: string): Span {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return { from: `${month}-01T00:00:00.000Z`, to: new Date(Date.UTC(year, number, 1)).toISOString() }
}

/** As far back as is measured. */
export const everMeasured = (nowMs: number): Span => ({
  from: new Date(Math.floor(nowMs / dayMs) * dayMs - 456 * dayMs).toISOString(),
  to: new Date(Math.ceil(nowMs / dayMs) * dayMs).toISOString(),
})
