import { useState } from 'react'

export type Marks = {
  readonly ids: ReadonlySet<string>
  readonly toggle: (id: string) => void
  readonly clear: () => void
}

/** As many leads as one deed may touch. */
export const mostMarked = 200

const none: ReadonlySet<string> = new Set()

/** The leads chosen for a deed on many. Another list starts with none. */
export function useMarks(listKey: string): Marks {
  const [marked, setMarked] = useState<{ readonly key: string; readonly ids: ReadonlySet<string> }>({
    key: listKey,
    ids: none,
  })
  const ids = marked.key === listKey ? marked.ids : none
  return {
    ids,
    toggle: (id) => {
      const next = new Set(ids)
      if (!next.delete(id) && next.size < mostMarked) next.add(id)
      setMarked({ key: listKey, ids: next })
    },
    clear: () => setMarked({ key: listKey, ids: none }),
  }
}
