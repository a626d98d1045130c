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
  /** Says to the server whose visits these are, since a form was sent and its sender agreed; empty before. */
  readonly pass: string
  /** What the server knows of this visit: 0 nothing, 1 that it is one, 2 that it went to the prices. */
  readonly told: number
}

const key = 'assay_history'
const visitGapMs = 30 * 60_000
const dayMs = 86_400_000
const nothing: Remembered = {
  visits: 0,
  pages: 0,
  pricing: 0,
  seconds: 0,
  lastAt: 0,
  before: 0,
  campaign: {},
  pass: '',
  told: 0,
}
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
export function remember(now: number, campaign: Readonly<Record<string, string>>, home: string): void {
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
  const isPricing = pricingPath.test(path)
  const known = isNewVisit ? 0 : old.told
  const told = Math.max(known, isPricing ? 2 : 1)
  write({
    visits: old.visits + (isNewVisit ? 1 : 0),
    pages: old.pages + 1,
    pricing: old.pricing + (isPricing ? 1 : 0),
    seconds: old.seconds,
    lastAt: now,
    before: isNewVisit ? old.lastAt : old.before,
    campaign: Object.keys(campaign).length > 0 ? campaign : old.campaign,
    pass: old.pass,
    told: old.pass ? told : 0,
  })
  if (old.pass && told > known) tell(home, old.pass, isPricing)
  addEventListener('pagehide', () => addTime(Date.now()))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') addTime(Date.now())
    else startedAt = Date.now()
  })
}

/** A plain post that needs no leave of the server to be sent, and whose loss nobody minds. */
function tell(home: string, pass: string, isPricing: boolean): void {
  const body = new URLSearchParams({ pass, pricing: isPricing ? '1' : '0' })
  void fetch(`${home}/v1/visits`, { method: 'POST', body, credentials: 'omit', keepalive: true }).catch(() => {})
}

/** From now on later visits are known as this sender's; the present one is no return. */
export function keepPass(pass: unknown): void {
  if (isOn && typeof pass === 'string') write({ ...read(), pass, told: 2 })
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
