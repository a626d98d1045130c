import type { Form } from '../../src/http/contract/workspace.ts'

/** The words that stand on the visitor's page, in the language of whoever copies the snippet. */
export type FormWords = {
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly message: string
  readonly consent: string
  readonly send: string
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const formAddress = (origin: string, form: Pick<Form, 'slug'>): string => `${origin}/v1/forms/${form.slug}`

/** A whole HTML form to paste into a page. It works without scripts; the field nobody sees catches machines. */
export function formSnippet(origin: string, form: Pick<Form, 'slug'>, words: FormWords): string {
  const label = (key: Exclude<keyof FormWords, 'send'>) => escape(words[key])
  return `<form action="${escape(formAddress(origin, form))}" method="post" accept-charset="utf-8">
  <label>${label('name')} <input name="name" autocomplete="name" required></label>
  <label>${label('phone')} <input name="phone" type="tel" autocomplete="tel"></label>
  <label>${label('email')} <input name="email" type="email" autocomplete="email"></label>
  <label>${label('message')} <textarea name="message" rows="4"></textarea></label>
  <label><input name="consent" type="checkbox" value="yes" required> ${label('consent')}</label>
  <input name="consent_text" type="hidden" value="${label('consent')}">
  <input name="assay_hp" tabindex="-1" autocomplete="off" aria-hidden="true" style="position:absolute;left:-9999px">
  <button>${escape(words.send)}</button>
</form>`
}

/** A lead from the command line, through the same form. */
export function formCurl(
  origin: string,
  form: Pick<Form, 'slug'>,
  sample: Pick<FormWords, 'name' | 'message'>,
): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  return [
    `curl ${formAddress(origin, form)}`,
    `  --data-urlencode ${quoted(`name=${sample.name}`)}`,
    `  --data-urlencode ${quoted('phone=+7 701 123 45 67')}`,
    `  --data-urlencode ${quoted(`message=${sample.message}`)}`,
  ].join(' \\\n')
}
