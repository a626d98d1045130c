import { describe, expect, it } from 'vitest'
import type { WidgetSettings } from '../../src/http/contract/widget.ts'
import { formCurl, formSnippet, widgetSnippet } from './form-snippet.ts'

const settings: WidgetSettings = {
  language: null,
  fields: [
    { name: 'name', required: true },
    { name: 'email', required: false },
    { name: 'message', required: false },
  ],
  proof_of_work: false,
  consents: [
    {
      box: 'data',
      version: 3,
      required: true,
      purposes: ['answer'],
      channels: [],
      texts: { he: 'אני "מסכים"', ru: 'Да' },
    },
  ],
}
const origin = 'https://assay.example'
const form = { slug: 'site' }

describe('the snippet that connects a form', () => {
  it('posts to the form, names the words of its consent, and escapes what stands in it', () => {
    const html = formSnippet({ origin, form, settings, language: 'he' })
    expect(html).toContain('action="https://assay.example/v1/forms/site"')
    expect(html).toContain('dir="rtl"')
    expect(html).toContain('<input type="checkbox" name="consent_data" value="3.he" required> אני &quot;מסכים&quot;')
    expect(html).toContain('<script src="https://assay.example/widget.js" defer></script>')
    expect(html).not.toContain('style=')
  })

  it('speaks the language of the form before that of the screen, and marks the words that are in another', () => {
    const html = formSnippet({ origin, form, settings: { ...settings, language: 'kk' }, language: 'en' })
    expect(html).toContain('Хабарлама')
    expect(html).toContain('value="3.ru"')
  })

  it('is one place and one line where the widget draws the form', () => {
    expect(widgetSnippet(origin, form).split('\n')).toHaveLength(2)
  })

  it('quotes for the shell', () => {
    const line = formCurl(origin, form, { name: "O'Neil", message: 'hi' })
    expect(line).toContain(`'name=O'\\''Neil'`)
  })
})
