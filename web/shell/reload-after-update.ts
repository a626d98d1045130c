const storageKey = 'assay.reloaded_at'
const patienceMs = 30_000

/** Loads the console anew, once the server answers: without a connection the browser would show its own error page instead. */
export async function reloadWhenReachable(): Promise<void> {
  try {
    await fetch('/icon.svg', { cache: 'no-store' })
  } catch {
    return // The screen says so already, and the way to try again stays.
  }
  window.location.reload()
}

/**
 * A console that was open while the server was updated asks for parts that are no longer there: it is loaded anew. Not twice in a
 * row, since a part that fails for another reason would fail for ever.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0)
    if (Date.now() - last < patienceMs || !navigator.onLine) return
    sessionStorage.setItem(storageKey, String(Date.now()))
    void reloadWhenReachable()
  })
}
