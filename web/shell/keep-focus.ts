/** A heading that takes the focus says best what came in the place of something else. */
const landing = ':is(h1, h2)[tabindex]'
/** What else the keyboard can stand on; no fields, which would swallow the next key and open the keyboard of a telephone. */
const focusable = 'a[href], button:not(:disabled), [tabindex]:not([tabindex="-1"], input)'
/** What opens over the screen and goes again: the focus returns to where it was before. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"], [aria-live], [data-passing]'
/** New content may still be on its way: so long is waited for it before the focus goes further up. */
const patienceMs = 1000

/** An element and where it stood: each ancestor with the child through which it was reached. */
type Place = {
  readonly element: HTMLElement
  readonly passes: boolean
  readonly path: readonly { readonly parent: Element; readonly index: number }[]
}

let place: Place | null = null
let before: Place | null = null
let lostAt = 0

/**
 * Keeps the focus of the keyboard on the screen. Where the control that had it goes away (a row that was removed, a panel that
 * closed, the lead that was dealt with) or is switched off while it works, the browser drops the focus, and whoever works by
 * keyboard or hears the screen starts at its top again. Here it goes to what took the place, or back to where it was before.
 */
export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    if (place && !place.passes) before = place
    place = placeOf(target)
  })
  document.addEventListener('focusout', ({ target }) => {
    // Left on purpose, such as by a click beside it: nothing was lost.
    setTimeout(() => {
      if (place?.element === target && isUsable(place.element) && isNowhere()) place = before = null
    })
  })
  const options = { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] }
  new MutationObserver(restore).observe(document.body, options)
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body
const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled')

function placeOf(element: HTMLElement): Place {
  const path: Place['path'][number][] = []
  for (let child: Element = element; child.parentElement && child.id !== 'root'; child = child.parentElement)
    path.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) })
  return { element, passes: element.closest(passing) !== null, path }
}

function restore(): void {
  if (!place || !isNowhere()) return void (lostAt = 0)
  const { element } = place
  if (isUsable(element)) return element.focus({ preventScroll: true })
  if (element.isConnected && element.dataset['loading']) return
  if (lostAt === 0) setTimeout(restore, patienceMs)
  lostAt ||= Date.now()
  const lost = before && place.passes && !element.isConnected ? before : place
  const next = isUsable(lost.element) ? lost.element : successor(lost, Date.now() - lostAt >= patienceMs)
  next?.focus({ preventScroll: true })
}

/** What stands where the lost one stood, or after it, or before it: in the nearest part that is still there, in time further up. */
function successor({ path }: Place, anywhere: boolean): HTMLElement | null {
  const left = path.filter(({ parent }) => parent.isConnected)
  for (const { parent, index } of anywhere ? left : left.slice(0, 1)) {
    const children = [...parent.children]
    const nearest = [...children.slice(index), ...children.slice(0, index).toReversed()]
    for (const child of nearest) {
      const found = firstIn(child)
      if (found) return found
    }
  }
  return null
}

function firstIn(part: Element): HTMLElement | null {
  if (part.matches(passing)) return null
  const candidates = [part, ...part.querySelectorAll(landing), ...part.querySelectorAll(focusable)]
  const usable = candidates.filter((one): one is HTMLElement => one instanceof HTMLElement && one.checkVisibility())
  return usable.find((one) => one.matches(`${landing}, ${focusable}`)) ?? null
}
