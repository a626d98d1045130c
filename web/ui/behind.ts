import type { Behind, Figure } from '../../src/http/contract/behind.ts'
import { dateAfter, instantOfWall } from '../../src/http/contract/zone.ts'
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

/** From the first moment of a date to that of another, on the clocks of a zone. */
const between = (first: string, end: string, timeZone: string): Span => {
  const [from, to] = [first, end].map((date) => new Date(instantOfWall(Date.parse(date), timeZone)).toISOString())
  return { from: from!, to: to! }
}

/** The week that begins on this Monday. */
export const weekSpan = (monday: string, timeZone: string): Span => between(monday, dateAfter(monday, 7), timeZone)

/** A month, YYYY-MM. */
export function monthSpan(month: string, timeZone: string): Span {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return between(`${month}-01`, new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10), timeZone)
}

/** As far back as is measured. */
export const everMeasured = (nowMs: number): Span => ({
  from: new Date(Math.floor(nowMs / dayMs) * dayMs - 456 * dayMs).toISOString(),
  to: new Date(Math.ceil(nowMs / dayMs) * dayMs).toISOString(),
})
