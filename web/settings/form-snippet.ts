import type { WidgetSettings } from '../../src/http/contract/widget.ts'
import type { Form } from '../../src/http/contract/workspace.ts'
import { consentText, type Language } from '../../widget/form-config.ts'
import { fieldAttributes } from '../../widget/render.ts'
import { words } from '../../widget/words.ts'

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const formAddress = (origin: string, form: Pick<Form, 'slug'>): string => `${origin}/v1/forms/${form.slug}`

type SnippetInput = {
  readonly origin: string
  readonly form: Pick<Form, 'slug'>
  readonly settings: WidgetSettings
  /** Of the labels, where the form has no language of its own. */
  readonly language: Language
}

/** The line that makes plain forms help their visitors, on any page. */
export const scriptLine = (origin: string): string => `<script src="${escape(origin)}/widget.js" defer></script>`

/** A whole HTML form to paste into a page, with the script that enhances it. It works without the script; the hidden field catches machines. */
export function formSnippet({ origin, form, settings, language: otherwise }: SnippetInput): string {
  const language = settings.language ?? otherwise
  const say = words[language]
  const attributes = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escape(value)}"`))
      .join('')
  const fields = settings.fields.map(({ name, required }) => {
    const given = attributes({ name, ...fieldAttributes[name], ...(required ? { required: '' } : {}) })
    const field = name === 'message' ? `<textarea rows="4"${given}></textarea>` : `<input${given}>`
    return `  <label>${escape(say[name])} ${field}</label>`
  })
  const boxes = settings.consents.flatMap(({ box, version, required, texts }) => {
    const shown = consentText(texts, language)
    if (!shown) return []
    const given = attributes({
      name: `consent_${box}`,
      value: `${version}.${shown.language}`,
      ...(required ? { required: '' } : {}),
    })
    return [`  <label><input type="checkbox"${given}> ${escape(shown.text)}</label>`]
  })
  const direction = language === 'he' ? ' dir="rtl"' : ''
  return [
    `<form action="${escape(formAddress(origin, form))}" method="post" accept-charset="utf-8" lang="${language}"${direction}>`,
    ...fields,
    ...boxes,
    '  <input name="assay_hp" tabindex="-1" autocomplete="off" hidden>',
    `  <button>${escape(say.send)}</button>`,
    '</form>',
    scriptLine(origin),
  ].join('\n')
}

/** The form drawn by the widget itself: the page holds only its place. */
export const widgetSnippet = (origin: string, form: Pick<Form, 'slug'>): string =>
  `<div data-assay-form="${form.slug}"></div>\n${scriptLine(origin)}`

/** A lead from the command line, through the same form. */
export function formCurl(
  origin: string,
  form: Pick<Form, 'slug'>,
  sample: { readonly name: string; readonly message: string },
): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  return [
    `curl ${formAddress(origin, form)}`,
    `  --data-urlencode ${quoted(`name=${sample.name}`)}`,
    `  --data-urlencode ${quoted('phone=+7 701 123 45 67')}`,
    `  --data-urlencode ${quoted(`message=${sample.message}`)}`,
  ].join(' \\\n')
}
