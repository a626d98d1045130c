import { describe, expect, it } from 'vitest'
import { formCurl, formSnippet } from './form-snippet.ts'

const words = { name: 'Name', phone: 'Phone', email: 'Mail', message: 'Message', consent: 'I "agree"', send: 'Send' }

describe('the snippet that connects a form', () => {
  it('posts to the form and escapes what stands in attributes', () => {
    const html = formSnippet('https://assay.example', { slug: 'site' }, words)
    expect(html).toContain('action="https://assay.example/v1/forms/site"')
    expect(html).toContain('value="I &quot;agree&quot;"')
  })

  it('quotes for the shell', () => {
    const line = formCurl('https://assay.example', { slug: 'site' }, { name: "O'Neil", message: 'hi' })
    expect(line).toContain(`'name=O'\\''Neil'`)
  })
})
