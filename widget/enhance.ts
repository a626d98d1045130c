import { watch } from './behaviour.ts'
import { offerCode } from './code-step.ts'
import type { FormConfig, Language } from './form-config.ts'
import { historyFields, keepPass } from './history.ts'
import { showError, showHint } from './notes.ts'
import { originFields, timeZone } from './origin.ts'
import { formatPhone, phoneCountry } from './phone.ts'
import { solve } from './proof.ts'
import { element, trap } from './render.ts'
import { send, type Sent } from './send.ts'
import { adoptStyle } from './style.ts'
import { suggestEmail } from './typos.ts'
import { type Words, words } from './words.ts'

export type Enhancing = {
  readonly form: HTMLFormElement
  /** `https://assay.example/v1/forms/site` */
  readonly address: string
  readonly config: FormConfig
  readonly language: Language
  readonly country: string | null
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const emailNames = ['email', 'e-mail', 'mail', 'your-email', 'email_address']
const phoneNames = ['phone', 'tel', 'telephone', 'mobile', 'phone_number', 'your-phone']
const messageNames = ['message', 'comment', 'comments', 'text', 'question', 'your-message']

/** A number for one sending of a form: 128 bits by chance. */
function newSubmission(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Makes a plain form help its visitor and send itself: suggestions, numbers in order, errors beside their fields, nothing lost on the way. */
export function enhance(input: Enhancing): void {
  const { form, config, language } = input
  if (form.dataset['assayReady']) return
  form.dataset['assayReady'] = 'yes'
  adoptStyle()
  const say = words[language]
  const behaviour = watch(form)
  form.noValidate = true
  if (!form.elements.namedItem('assay_hp')) form.append(trap())
  const status = element('p', { class: 'assay-status', role: 'status', lang: language, dir: directionOf(language) })
  form.append(status)
  let proof: Promise<string | null> | null = null
  const work = () => (config.proof_of_work ? (proof ??= solve(input.address)) : Promise.resolve(null))
  form.addEventListener('focusin', () => void work(), { once: true })
  help(form, say, input.country)

  let isSending = false
  let last: { readonly written: string; readonly submission: string } | null = null
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!isSending && isComplete(form, say, status)) void go()
  })

  async function go(): Promise<void> {
    isSending = true
    setBusy(form, true)
    status.textContent = say.sending
    const written = new URLSearchParams(textFields(form)).toString()
    // The same words again are the same sending; other words are another.
    last = last?.written === written ? last : { written, submission: newSubmission() }
    let sent = await post(last.submission)
    if (sent.kind === 'refused' && sent.reason.startsWith('proof_')) {
      proof = null
      sent = await post(last.submission)
    }
    isSending = false
    setBusy(form, false)
    finish(sent)
  }

  async function post(submission: string): Promise<Sent> {
    const solution = await work()
    const extra = {
      ...originFields(),
      ...historyFields(Date.now()),
      ...behaviour(),
      language,
      assay_form: config.hash,
      assay_submission: submission,
      ...(solution ? { altcha: solution } : {}),
    }
    const own = textFields(form)
    const fields = new URLSearchParams(own)
    const filled = new Set(own.filter(([, value]) => value.trim() !== '').map(([name]) => name))
    for (const [name, value] of Object.entries(extra)) if (!filled.has(name)) fields.set(name, value)
    return send(input.address, fields, () => {
      status.textContent = say.retrying
    })
  }

  function finish(sent: Sent): void {
    if (sent.kind === 'sent') {
      keepPass(sent.body['visit_pass'])
      return thank(input, sent, last!.submission)
    }
    if (sent.kind === 'failed') status.textContent = say.failed
    else if (sent.status === 429) status.textContent = say.tooMany
    else {
      status.textContent = say.refused
      const wrong = sent.fields.flatMap((name) => fieldNamed(form, name) ?? [])
      for (const field of wrong) showError(field, field.type === 'email' ? say.emailWrong : say.refused)
      wrong[0]?.focus()
    }
    form.dispatchEvent(new CustomEvent('assay:failed', { bubbles: true, detail: { reason: sent.kind } }))
  }
}

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'he' ? 'rtl' : 'ltr')

/** Leaves the form's place to the thanks, of the same height: nothing on the page jumps. */
function thank(
  { form, address, language }: Enhancing,
  sent: Extract<Sent, { kind: 'sent' }>,
  submission: string,
): void {
  form.dispatchEvent(new CustomEvent('assay:sent', { bubbles: true, detail: { id: sent.id } }))
  if (sent.redirect) return location.assign(sent.redirect)
  const thanks = element('div', {
    class: 'assay-sent',
    role: 'status',
    tabindex: '-1',
    lang: language,
    dir: directionOf(language),
  })
  thanks.style.minHeight = `${form.offsetHeight}px`
  form.replaceWith(thanks)
  thanks.textContent = words[language].sent
  thanks.focus()
  void offerCode({ address, submission, language, place: thanks })
}

function setBusy(form: HTMLFormElement, busy: boolean): void {
  form.setAttribute('aria-busy', String(busy))
  for (const button of form.querySelectorAll('button:not([type=button])'))
    button.setAttribute('aria-disabled', String(busy))
}

/** What the person wrote. Files are not taken. */
function textFields(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
}

const fieldNamed = (form: HTMLFormElement, name: string): Field | null => {
  const found = form.elements.namedItem(name)
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement
    ? found
    : null
}
const fieldOf = (form: HTMLFormElement, names: readonly string[]): Field | null =>
  names.map((name) => fieldNamed(form, name)).find((field) => field !== null) ?? null

/** Suggestions and order while the form is filled in; nothing is changed that the person did not press or leave. */
function help(form: HTMLFormElement, say: Words, country: string | null): void {
  const email = fieldOf(form, emailNames)
  if (email instanceof HTMLInputElement)
    email.addEventListener('change', () => {
      const meant = suggestEmail(email.value)
      showHint(email, meant ? { text: say.didYouMean(meant), value: meant } : null)
    })
  const phone = fieldOf(form, phoneNames)
  phone?.addEventListener('change', () => {
    phone.value = formatPhone(phone.value, phoneCountry(country, timeZone()))
  })
  form.addEventListener('input', (event) => {
    const field = event.target as Field
    if (field.dataset?.['assayerror']) showError(field, null)
  })
}

/** Whether the form may go; says beside each field what is missing, and goes to the first. */
function isComplete(form: HTMLFormElement, say: Words, status: HTMLElement): boolean {
  const wrong: Field[] = []
  const note = (field: Field, text: string | null) => {
    showError(field, text)
    if (text) wrong.push(field)
  }
  for (const field of form.elements)
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const { validity } = field
      if (field.type === 'checkbox' || field.type === 'radio') note(field, validity.valueMissing ? say.agree : null)
      else if (validity.valueMissing) note(field, say.required)
      else note(field, validity.valid ? null : field.type === 'email' ? say.emailWrong : field.validationMessage)
    }
  const ways = [emailNames, phoneNames, messageNames].flatMap((names) => fieldOf(form, names) ?? [])
  if (wrong.length === 0 && ways.length > 0 && ways.every((field) => field.value.trim() === ''))
    note(ways[0]!, say.reach)
  status.textContent = ''
  wrong[0]?.focus()
  return wrong.length === 0
}
