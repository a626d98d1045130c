import { createContext, useContext } from 'react'

/** What the lead's panel may ask of the list it was opened from. */
export type Desk = {
  /** The lead was handled: go on to the next one. */
  readonly advance: () => void
  /** Back to the list (the only way on a phone). */
  readonly back: () => void
}

export const DeskContext = createContext<Desk>({ advance: () => {}, back: () => {} })

export const useDesk = (): Desk => useContext(DeskContext)
