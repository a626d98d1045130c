/** What a browser remembers of its visits to this site, on this site alone, and only where the visitor has allowed it. */
type Remembered = {
  readonly visits: number
  readonly pages: number
  readonly pricing: number
  readonly seconds: number
  readonly lastAt: number
  /** When the visit before this one ended; 0 for none. */
  readonly before: number
  readonly campaign: Readonly<Record<string, string>>
}

const key = 'assay_history'
const visitGapMs = 30 * 60_000
const dayMs = 86_400_000
const nothing: Remembered = { visits: 0, pages: 0, pricing: 0, seconds: 0, lastAt: 0, before: 0, campaign: {} }
const pricingPath = /pric|tarif|tarrif|plans|cost|stoimost|cen[ay]\b|тариф|цен[аы]|стоимост|баға|מחיר/i

function read(): Remembered {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Remembered> | null
    return { ...nothing, ...stored }
  } catch {
    return nothing
  }
}

function write(remembered: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(remembered))
  } catch {
    // A browser that keeps nothing is one without a history.
  }
}

let startedAt = 0
let isOn = false

/** Counts this page. Called once the visitor's consent is known; twice changes nothing. */
export function remember(now: number, campaign: Readonly<Record<string, string>>): void {
  if (isOn) return
  isOn = true
  startedAt = now
  const old = read()
  const isNewVisit = now - old.lastAt > visitGapMs
  let path = location.pathname
  try {
    path = decodeURIComponent(path)
  } catch {
    // An address that is no UTF-8 stays as it is.
  }
  write({
    visits: old.visits + (isNewVisit ? 1 : 0),
    pages: old.pages + 1,
    pricing: old.pricing + (pricingPath.test(path) ? 1 : 0),
    seconds: old.seconds,
    lastAt: now,
    before: isNewVisit ? old.lastAt : old.before,
    campaign: Object.keys(campaign).length > 0 ? campaign : old.campaign,
  })
  addEventListener('pagehide', () => addTime(Date.now()))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') addTime(Date.now())
    else startedAt = Date.now()
  })
}

function addTime(now: number): void {
  if (!isOn || !startedAt) return
  const old = read()
  write({ ...old, seconds: old.seconds + Math.min((now - startedAt) / 1000, 3600), lastAt: now })
  startedAt = 0
}

/** The visitor takes the consent back: nothing is counted any more, and what was is gone. */
export function forget(): void {
  isOn = false
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** What goes with the form; empty without consent. */
export function historyFields(now: number): Readonly<Record<string, string>> {
  if (!isOn) return {}
  const { visits, pages, pricing, seconds, before, campaign } = read()
  const here = startedAt ? (now - startedAt) / 1000 : 0
  return {
    ...campaign,
    assay_visits: String(visits),
    assay_pages_viewed: String(pages),
    assay_pricing_page_views: String(pricing),
    assay_seconds_on_site: String(Math.round(seconds + here)),
    ...(before ? { assay_days_since_last_visit: ((now - before) / dayMs).toFixed(2) } : {}),
  }
}
