import type { ReactNode } from 'react'

const focusable = '[data-autofocus], input, textarea, button'

/** Puts the focus on the marked or first control when it appears, so that the keyboard goes on where the eye is. */
function focusInside(element: HTMLElement | null): void {
  const target =
    element?.querySelector<HTMLElement>('[data-autofocus]') ?? element?.querySelector<HTMLElement>(focusable)
  target?.focus()
}

export function FocusFirst({ children }: { readonly children: ReactNode }) {
  return <div ref={focusInside}>{children}</div>
}
