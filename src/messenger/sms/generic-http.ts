import type { SendResult } from '../../app/ports/sending.ts'
import type { ShortMessage, SmsSettings, Texter } from '../../app/ports/sms.ts'
import { jsonOf, resultByStatus } from '../answer-result.ts'
import { askService, type ServiceRequest } from '../ask-service.ts'

type Settings = Extract<SmsSettings, { provider: 'http' }>

/** Sends by any service that takes one HTTP request a message, described by the settings. */
export function makeGenericSms(settings: Settings): Texter {
  return {
    async send(message): Promise<SendResult> {
      const answer = await askService(requestFor(settings, message))
      const result = resultByStatus(answer)
      const { success } = settings
      // Many services answer 200 and say in the body that they did not take it.
      if (result.kind !== 'delivered') return result
      const fields = jsonOf(answer)
      const taken = success ? fieldOf(fields, success.field) === success.equals : !saysNo(fields)
      return taken ? result : { kind: 'refused', reason: 'service_said_no' }
    },
  }
}

const noWords = /^(?:error|err|fail|failed|failure|rejected|undelivered|invalid)$/i

/** Where the settings name no field: the ways in which services commonly say no. */
function saysNo(fields: Readonly<Record<string, unknown>>): boolean {
  const { error, errors, error_code: code, success, ok, status } = fields
  const said = (value: unknown) =>
    value !== undefined && value !== null && value !== false && value !== '' && value !== 0
  if (success === false || ok === false || said(error)) return true
  if (said(code) && code !== '0') return true
  if (Array.isArray(errors) ? errors.length > 0 : said(errors)) return true
  return typeof status === 'string' && noWords.test(status)
}

function requestFor(settings: Settings, message: ShortMessage): ServiceRequest {
  const fill = (template: string) => filled(template, message, settings.secret)
  const fields = Object.fromEntries(Object.entries(settings.fields).map(([name, value]) => [name, fill(value)]))
  const headers = {
    'idempotency-key': message.id,
    ...(settings.authorization ? { authorization: fill(settings.authorization) } : {}),
  }
  if (settings.format === 'query') {
    const url = new URL(settings.url)
    for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
    return { method: 'GET', url: url.toString(), headers, body: null }
  }
  const isJson = settings.format === 'json'
  return {
    method: 'POST',
    url: settings.url,
    headers: { ...headers, 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' },
    body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
  }
}

function filled(template: string, { to, text, id }: ShortMessage, secret: string | null): string {
  const values: Readonly<Record<string, string>> = {
    to,
    to_digits: to.replaceAll(/\D/g, ''),
    text,
    id,
    secret: secret ?? '',
  }
  return template.replaceAll(/\{\{([a-z_]+)\}\}/g, (whole, name: string) => values[name] ?? whole)
}

/** A dotted path into the answer, as text. */
function fieldOf(answer: unknown, path: string): string | null {
  let value = answer
  for (const part of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[part]
  return value === undefined || value === null || typeof value === 'object' ? null : String(value)
}
