import { useEffect, useRef } from 'react'

/** Handlers by physical key (`KeyJ`, `Enter`) or by the character typed (`?`): `j` is the same key in every layout. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type="checkbox"]')))

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a, [role="tab"], [role="slider"], [role="menuitem"]') !== null

/** Lists of choices stand in the page while they are closed too, unseen. */
const somethingOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((one) =>
    one.checkVisibility(),
  )

/** Single-key commands of a screen. Silent while somebody types, and while a dialogue or a menu is open. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      // Escape closes from within a field too.
      if ((isEditable(event.target) && event.key !== 'Escape') || somethingOpen()) return
      if (event.code === 'Enter' && isControl(event.target)) return
      // `?` lies on the key of `/` in some layouts; it must not be taken for it.
      const byPlace = event.shiftKey || event.key === '?' ? undefined : latest.current[event.code]
      const handler = latest.current[event.key] ?? byPlace
      if (!handler) return
      event.preventDefault()
      handler()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
