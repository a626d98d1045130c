/** What the clock of a zone shows at an instant, as if it were universal time. */
function clockAt(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * The instant (ISO) at which the clock of a zone shows what a field for date and time holds (`2026-11-18T09:30`). Of an hour that comes twice the
 * first; of one that is left out, the time after it. Null for what is no such text.
 */
export function fromLocal(text: string, timeZone: string): string | null {
  const wanted = Date.parse(`${text}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text) || Number.isNaN(wanted)) return null
  const candidates = [-1, 1].map((days) => {
    const near = wanted + days * 86_400_000
    return wanted - (clockAt(near, timeZone) - near)
  })
  const fitting = candidates.filter((ms) => clockAt(ms, timeZone) === wanted)
  return new Date(Math.min(...(fitting.length > 0 ? fitting : [Math.max(...candidates)]))).toISOString()
}

/** What a field for date and time holds for an instant on the clock of a zone. */
export const toLocal = (ms: number, timeZone: string): string =>
  new Date(clockAt(ms, timeZone)).toISOString().slice(0, 16)
