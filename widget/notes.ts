import { element } from './render.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

let count = 0

/** Where a note about a field stands: behind its label, so that no button lies within the label. */
const anchorOf = (field: Element): Element => field.closest('label') ?? field

function noteOf(field: Field, kind: 'error' | 'hint'): HTMLElement {
  const known = field.dataset[`assay${kind}`]
  const there = known ? document.getElementById(known) : null
  if (there) return there
  count += 1
  const note = element('p', { id: `assay-${kind}-${count}`, class: `assay-${kind}` })
  field.dataset[`assay${kind}`] = note.id
  note.hidden = true
  if (kind === 'hint') note.setAttribute('aria-live', 'polite')
  anchorOf(field).insertAdjacentElement('afterend', note)
  const described = field.getAttribute('aria-describedby')
  field.setAttribute('aria-describedby', described ? `${described} ${note.id}` : note.id)
  return note
}

/** Says beside the field what is wrong with it; null takes it back. */
export function showError(field: Field, text: string | null): void {
  if (text === null && !field.dataset['assayerror']) return
  const note = noteOf(field, 'error')
  note.textContent = text ?? ''
  note.hidden = text === null
  if (text === null) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

/** Offers another value for the field; one press takes it. */
export function showHint(
  field: HTMLInputElement,
  hint: { readonly text: string; readonly value: string } | null,
): void {
  if (!hint && !field.dataset['assayhint']) return
  const note = noteOf(field, 'hint')
  note.hidden = hint === null
  note.textContent = ''
  if (!hint) return
  const button = element('button', { type: 'button' }, hint.text)
  button.addEventListener('click', () => {
    field.value = hint.value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    showHint(field, null)
    field.focus()
  })
  note.append(button)
}
