import { chooseLanguage, consentText, type FieldName, type FormConfig, type Language } from './form-config.ts'
import { adoptStyle } from './style.ts'
import { words } from './words.ts'

type Attributes = Readonly<Record<string, string>>

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** What browsers and keyboards are told of each field. */
export const fieldAttributes: Readonly<Partial<Record<FieldName, Attributes>>> = {
  name: { autocomplete: 'name' },
  phone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel', dir: 'ltr' },
  email: { type: 'email', autocomplete: 'email', inputmode: 'email', dir: 'ltr' },
  company: { autocomplete: 'organization' },
  job_title: { autocomplete: 'organization-title' },
  city: { autocomplete: 'address-level2' },
  website: { inputmode: 'url', autocomplete: 'url', dir: 'ltr' },
  amount: { inputmode: 'decimal' },
}

/** A whole form by its settings: labels, boxes of consent, the trap for machines, in the language and direction of the visitor. */
export function renderForm(config: FormConfig, address: string, wanted: Language): HTMLFormElement {
  adoptStyle()
  const say = words[wanted]
  const form = element('form', {
    class: 'assay-form',
    method: 'post',
    action: address,
    'accept-charset': 'utf-8',
    lang: wanted,
    dir: wanted === 'he' ? 'rtl' : 'ltr',
  })
  for (const { name, required } of config.fields) {
    const attributes = { name, ...fieldAttributes[name], ...(required ? { required: '' } : {}) }
    const field = name === 'message' ? element('textarea', { rows: '4', ...attributes }) : element('input', attributes)
    form.append(element('label', {}, element('span', {}, required ? `${say[name]} *` : say[name]), field))
  }
  for (const { box, version, required, texts } of config.consents) {
    const shown = consentText(texts, wanted)
    if (!shown) continue
    const tick = element('input', {
      type: 'checkbox',
      name: `consent_${box}`,
      value: `${version}.${shown.language}`,
      ...(required ? { required: '' } : {}),
    })
    const dir = shown.language === 'he' ? 'rtl' : 'ltr'
    form.append(
      element('label', { class: 'assay-consent' }, tick, element('span', { lang: shown.language, dir }, shown.text)),
    )
  }
  form.append(trap(), element('button', { type: 'submit' }, say.send))
  return form
}

/** People do not see it, and those who listen to the page are told to leave it: what fills it in is no person. */
export function trap(): HTMLElement {
  const field = element('input', { name: 'assay_hp', tabindex: '-1', autocomplete: 'off' })
  return element('div', { class: 'assay-trap', 'aria-hidden': 'true' }, field)
}

/** The language a form is shown in: what the page says of it, the form's own, the page's, the browser's. */
export const languageOf = (place: HTMLElement, config: Pick<FormConfig, 'language'>, script: string | null): Language =>
  chooseLanguage(place.dataset['language'], script, config.language, document.documentElement.lang, navigator.language)
