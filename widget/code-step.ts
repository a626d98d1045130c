import type { Language } from './form-config.ts'
import { element } from './render.ts'
import { words } from './words.ts'

type Standing = {
  readonly state: 'none' | 'open' | 'over' | 'passed'
  readonly again: 'sent' | 'wait' | 'no_more' | 'failed' | null
}
export type CodeStep = {
  /** `https://assay.example/v1/forms/site` */
  readonly address: string
  readonly submission: string
  readonly language: Language
  readonly place: HTMLElement
}

/** When the server is asked whether it has sent a code meanwhile, in milliseconds after the form went. */
const looksMs = [3000, 5000, 12_000, 25_000, 45_000]

async function ask({ address, submission }: CodeStep, code: string, again = ''): Promise<Standing | null> {
  try {
    const body = new URLSearchParams({ submission, code, again })
    const answer = await fetch(`${address}/code`, { method: 'POST', body, credentials: 'omit' })
    return answer.ok ? ((await answer.json()) as Standing) : null
  } catch {
    return null
  }
}

/** Waits a while for the server to ask for a code; then lets the person type it where they are. */
export async function offerCode(step: CodeStep): Promise<void> {
  for (const ms of looksMs) {
    await new Promise((resolve) => setTimeout(resolve, ms))
    if (!step.place.isConnected) return
    const standing = document.visibilityState === 'visible' ? await ask(step, '') : null
    if (standing?.state === 'open') return show(step)
    if (standing?.state === 'passed') return
  }
}

function show(step: CodeStep): void {
  const say = words[step.language]
  const field = element('input', {
    name: 'code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: '12',
    required: '',
    dir: 'ltr',
  })
  const note = element('p', { class: 'assay-error', role: 'alert' })
  const anew = element('button', { type: 'button', class: 'assay-again' }, say.codeAgain)
  const said = { sent: say.codeSentAgain, wait: say.codeWait, no_more: say.codeNoMore, failed: say.failed }
  anew.addEventListener('click', async () => {
    const again = (await ask(step, '', '1'))?.again
    note.className = again === 'sent' ? '' : 'assay-error'
    note.textContent = said[again ?? 'failed']
    field.focus()
  })
  const form = element(
    'form',
    { class: 'assay-form' },
    element('p', {}, say.codeSent),
    element('label', {}, element('span', {}, say.code), field),
    note,
    element('button', { type: 'submit' }, say.codeConfirm),
    anew,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const standing = await ask(step, field.value)
    if (standing?.state === 'passed') {
      form.replaceWith(element('p', { role: 'status' }, say.codeDone))
      return
    }
    note.className = 'assay-error'
    note.textContent = standing ? say.codeWrong : say.failed
    field.focus()
  })
  step.place.append(form)
}
