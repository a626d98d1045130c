/** A key opened a neighbour of the lead: the focus goes along to its row when that is drawn. */
let wanted = false

export function wantRow(): void {
  wanted = true
}

/** Puts the focus on the row of the open lead, or on the first one. */
export function focusRow(): void {
  const rows = document.querySelectorAll<HTMLElement>('[data-lead]')
  const open = [...rows].find((row) => row.ariaCurrent !== null)
  ;(open ?? rows[0])?.focus({ preventScroll: true })
}

/** Another lead is open: the focus goes to its row where it stood on a row before, or a key asked for it. */
export function followToRow(): void {
  if (wanted || document.activeElement?.hasAttribute('data-lead')) focusRow()
  wanted = false
}
