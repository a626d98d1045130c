const campaignNames = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'gclid',
  'yclid',
  'fbclid',
  'msclkid',
  'ttclid',
]

/** What the address of the page says of the advertisement that led here. */
export function campaignFields(): Readonly<Record<string, string>> {
  const found = new URLSearchParams(location.search)
  const pairs = campaignNames.flatMap((name) => {
    const value = found.get(name)?.slice(0, 300)
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** The browser's time zone, or undefined where it does not say. */
export function timeZone(): string | undefined {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Where the visitor is, as any server would see. The query of the page stays here: it may hold what is nobody's business. */
export function originFields(): Readonly<Record<string, string>> {
  const zone = timeZone()
  return {
    page_url: (location.origin + location.pathname).slice(0, 2000),
    ...(document.referrer ? { referrer: document.referrer.slice(0, 2000) } : {}),
    ...(zone ? { time_zone: zone } : {}),
    locale: navigator.language.slice(0, 50),
    ...campaignFields(),
  }
}
