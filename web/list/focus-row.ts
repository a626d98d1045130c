/** Puts the focus on the row of the open lead, or on the first one. */
export function focusRow(): void {
  const rows = document.querySelectorAll<HTMLElement>('[data-lead]')
  const open = [...rows].find((row) => row.ariaCurrent !== null)
  ;(open ?? rows[0])?.focus({ preventScroll: true })
}

/** Whether it stands on a row, so that it goes along when another lead is opened. */
export const isOnRow = (): boolean => document.activeElement?.hasAttribute('data-lead') ?? false
