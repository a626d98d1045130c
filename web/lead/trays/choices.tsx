import type { ReactNode } from 'react'
import classes from './tray.module.css'

export type Choice = {
  readonly id: string
  /** The key as printed, and where it lies on the keyboard: the same place in every layout. */
  readonly hint: string
  readonly key: string
  readonly label: ReactNode
  readonly onChoose: () => void
}

/** Choices that one key takes; the first one has the focus, arrows move it. */
export function Choices({
  choices,
  disabled = false,
}: {
  readonly choices: readonly Choice[]
  readonly disabled?: boolean
}) {
  return (
    // The keys of the choices are heard for the whole group; each choice is a button besides.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={focusFirst}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      className={classes.choices}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const choice = choices.find(({ key }) => key === event.code)
        if (choice && !disabled) {
          event.preventDefault()
          event.stopPropagation()
          choice.onChoose()
        } else moveFocus(event.currentTarget, event.code)
      }}
    >
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          className={classes.choice}
          disabled={disabled}
          aria-keyshortcuts={choice.hint}
          onClick={choice.onChoose}
        >
          <kbd>{choice.hint}</kbd>
          <span>{choice.label}</span>
        </button>
      ))}
    </div>
  )
}

/** Runs when the group appears: the keys of its choices are heard from then on. */
function focusFirst(group: HTMLElement | null): void {
  group?.querySelector('button')?.focus()
}

function moveFocus(group: HTMLElement, code: string): void {
  const step = code === 'ArrowDown' ? 1 : code === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const buttons = [...group.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
