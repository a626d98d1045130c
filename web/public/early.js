// Runs before the first paint: the chosen language, direction and colour scheme, so that nothing flashes or turns over.
;(() => {
  const root = document.documentElement
  let locale = 'en'
  let scheme = 'auto'
  try {
    locale = localStorage.getItem('assay.locale') || (navigator.language || 'en').slice(0, 2)
    scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  } catch {
    // Storage may be forbidden; the defaults hold then.
  }
  root.lang = locale
  root.dir = locale === 'he' || locale === 'iw' ? 'rtl' : 'ltr'
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
