import { describe, expect, it } from 'vitest'
import { serviceForms } from '../../../src/http/contract/service-forms.ts'
import { mailChannel, smsChannel, whatsappChannel } from '../../../src/http/contract/channels.ts'
import { providerConfig } from '../../../src/http/contract/providers.ts'
import { catalogueOf, languages } from '../../../test/console/sources.ts'
import { configOf, presetsFor } from '../service-presets.ts'
import { jsonOfRows, rowsOfJson } from './body-rows.ts'
import { cleaned, draftOf, faultsOf, fieldsOf, type FieldSchema, kindOf } from './field-schema.ts'

const schemaOf = (name: string): FieldSchema => serviceForms[name]!

describe('a form of the schema', () => {
  it('begins with what is known, and gives what the server takes', () => {
    const known = {
      host: 'smtp.example.com',
      port: 587,
      security: 'starttls',
      user: null,
      from_name: 'Отдел',
      from_address: 'a@b.kz',
    }
    const draft = draftOf(schemaOf('mail'), known)
    expect(draft).toMatchObject({ ...known, user: '', password: '', reply_to: '', verify_certificate: true })
    const sent = cleaned(schemaOf('mail'), { ...draft, host: ' smtp.example.com ' })
    expect(sent).toMatchObject({ host: 'smtp.example.com', user: null, reply_to: null })
    expect(sent).not.toHaveProperty('password')
    expect(mailChannel.safeParse(sent).success).toBe(true)
    expect(cleaned(schemaOf('mail'), { ...draft, password: 'secret ' })['password']).toBe('secret ')
  })

  it('keeps rows, closed lists and what is left out apart', () => {
    const draft = draftOf(schemaOf('sms_http'), {
      url: 'https://sms.example',
      format: 'json',
      fields: { to: '{{to}}' },
      shown_number: 'not of the schema',
    })
    expect(draft).toMatchObject({ provider: 'http', fields: [['to', '{{to}}']], success: { field: '', equals: '' } })
    const sent = cleaned(schemaOf('sms_http'), {
      ...draft,
      fields: [
        ['to', '{{to}}'],
        [' ', 'x'],
        ['text', '{{text}}'],
      ],
    })
    expect(sent).toMatchObject({ provider: 'http', fields: { to: '{{to}}', text: '{{text}}' }, success: null })
    expect(smsChannel.safeParse(sent).success).toBe(true)
  })

  it('says the faults that the server would say, by the path of the field', () => {
    const mail = draftOf(schemaOf('mail'), {})
    expect(faultsOf(schemaOf('mail'), { ...mail, security: 'tls' })).toEqual({
      host: 'too_short',
      port: 'too_short',
      from_address: 'too_short',
    })
    const bad = { ...mail, host: 'h', security: 'tls', port: 70_000, from_address: 'nobody', reply_to: 'x@y.kz' }
    expect(faultsOf(schemaOf('mail'), bad)).toEqual({ port: 'too_big', from_address: 'invalid_format' })
    const number = {
      phone_number_id: 'abc',
      verify_token: 'short',
      languages: ['ru', 'Russian'],
      notice_template: 'Big',
    }
    const whatsapp = draftOf(schemaOf('whatsapp'), number)
    expect(faultsOf(schemaOf('whatsapp'), whatsapp)).toEqual({
      phone_number_id: 'invalid_format',
      verify_token: 'too_small',
      languages: 'invalid_format',
      notice_template: 'invalid_format',
    })
    expect(whatsappChannel.safeParse(cleaned(schemaOf('whatsapp'), whatsapp)).success).toBe(false)
    const service = draftOf(schemaOf('email_verifier'), {
      url: 'ftp://x',
      verdict: { path: 'result', pass: ['ok'], fail: [] },
    })
    expect(faultsOf(schemaOf('email_verifier'), service)).toEqual({
      url: 'invalid_format',
      'verdict.path': 'invalid_format',
    })
  })

  it.each(languages)('has a word for every field in %s', (language) => {
    const catalogue = catalogueOf(language)
    const missing = Object.keys(serviceForms).flatMap((form) => {
      const isChannel = ['mail', 'sms_twilio', 'sms_http', 'telegram', 'whatsapp'].includes(form)
      const place = isChannel ? `channels.${form.split('_')[0]}.` : 'services.'
      const paths = (schema: FieldSchema, prefix: string): string[] =>
        Object.entries(fieldsOf(schema)).flatMap(([name, field]) => [
          ...(kindOf(field) === 'fixed' ? [] : [prefix + name]),
          ...(kindOf(field) === 'group' ? paths(field, `${prefix}${name}.`) : []),
        ])
      return paths(schemaOf(form), place).filter((key) => !(key in catalogue))
    })
    expect(missing).toEqual([])
    const presets = (['email_verifier', 'phone_live', 'company', 'reader'] as const).flatMap(presetsFor)
    expect(presets.filter(({ id }) => !(`services.where_${id}` in catalogue))).toEqual([])
  })
})

describe('services that are known', () => {
  it.each([
    'email_verifier',
    'phone_live',
    'company',
    'reader',
  ] as const)('%s: each is whole as it stands', (purpose) => {
    for (const { id } of presetsFor(purpose)) {
      const draft = draftOf(schemaOf(purpose), configOf(purpose, id))
      expect([id, faultsOf(schemaOf(purpose), draft)]).toEqual([id, {}])
      const sent = cleaned(schemaOf(purpose), draft)
      expect(providerConfig.parse(sent)).toEqual(providerConfig.parse(configOf(purpose, id)))
    }
  })
})

describe('rows of a body', () => {
  it('say a JSON object, one within another by dots, and come back as they were', () => {
    const body = '{"model":"qwen3:8b","temperature":0.2,"stream":false,"response_format":{"type":"json_object"}}'
    const rows = rowsOfJson(body)!
    expect(rows.at(-1)).toEqual(['response_format.type', 'json_object'])
    expect(jsonOfRows(rows)).toBe(body)
    expect(rowsOfJson('')).toEqual([])
    expect(
      jsonOfRows([
        ['', 'x'],
        ['to', '{{email}}'],
      ]),
    ).toBe('{"to":"{{email}}"}')
  })

  it('leave alone what they cannot say', () => {
    for (const text of ['not json', '[1]', '{"a":[1]}', '{"a.b":1}', '{"a":"12"}', '{"a":null}', '{"a":{}}'])
      expect(rowsOfJson(text)).toBeNull()
  })
})
