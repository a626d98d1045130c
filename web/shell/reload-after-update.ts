const storageKey = 'assay.reloaded_at'
const patienceMs = 30_000

/**
 * A console that was open while the server was updated asks for parts that are no longer there: it is loaded anew. Not twice in a
 * row, since a part that fails for another reason would fail for ever.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0)
    if (Date.now() - last < patienceMs) return
    event.preventDefault()
    sessionStorage.setItem(storageKey, String(Date.now()))
    window.location.reload()
  })
}
