import { useCallback, useEffect, useState } from 'react'
import type { RefCallback } from 'react'

export type FixedRows = {
  /** To be given to the element that scrolls. */
  readonly frame: RefCallback<HTMLElement>
  /** Indices of the rows that exist: those in sight, and some above and below. */
  readonly visible: readonly number[]
  readonly reveal: (index: number) => void
}

const spare = 10

/** Which of many rows of one height are in sight. However long the list is, only these are drawn. */
export function useFixedRows(count: number, rowHeight: number): FixedRows {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [sight, setSight] = useState({ top: 0, height: 900 })
  useEffect(() => {
    if (!element) return
    const look = () => {
      // Whole rows only: scrolling within a row draws nothing anew.
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight
      const height = element.clientHeight
      setSight((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [element, rowHeight])
  const reveal = useCallback(
    (index: number) => {
      if (!element) return
      const top = index * rowHeight
      const bottom = top + rowHeight
      if (top < element.scrollTop) element.scrollTo({ top })
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: bottom - element.clientHeight })
    },
    [element, rowHeight],
  )
  const first = Math.max(0, Math.floor(sight.top / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((sight.top + sight.height) / rowHeight) + spare)
  return {
    frame: setElement,
    visible: Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at),
    reveal,
  }
}
