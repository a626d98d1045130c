import { afterEach, expect, it } from 'vitest'
import type { SmsSettings } from '../../src/app/ports/sms.ts'
import { makeTexter } from '../../src/messenger/sms/texter.ts'
import { type ServiceLab, type ServiceManner, startServiceLab } from '../support/service-lab.ts'

let lab: ServiceLab | null = null
afterEach(async () => {
  await lab?.close()
  lab = null
})

const message = { id: 'd1', to: '+77015554433', text: 'Код 123 456' }

async function twilio(manner: ServiceManner) {
  lab = await startServiceLab(() => manner)
  return makeTexter({ provider: 'twilio', apiRoot: lab.url, accountSid: 'AC1', authToken: 't', from: '+15005550006' })
}

it('sends by Twilio', async () => {
  const texter = await twilio({ status: 201, json: { sid: 'SM1' } })
  expect(await texter.send(message)).toEqual({ kind: 'delivered', providerId: 'SM1' })
  const [call] = lab!.calls
  expect(call!.path).toBe('/2010-04-01/Accounts/AC1/Messages.json')
  expect(call!.fields).toEqual({ To: '+77015554433', From: '+15005550006', Body: 'Код 123 456' })
  expect(call!.headers.authorization).toBe(`Basic ${Buffer.from('AC1:t').toString('base64')}`)
})

it.each([
  [
    { status: 400, json: { code: 21211 } },
    { kind: 'refused', reason: 'address_refused' },
  ],
  [
    { status: 401, json: { code: 20003 } },
    { kind: 'misconfigured', reason: 'account_refused' },
  ],
  [
    { status: 429, headers: { 'retry-after': '7' } },
    { kind: 'temporary', reason: 'rate_limited', retryAfterMs: 7000 },
  ],
  [{ status: 503 }, { kind: 'temporary', reason: 'service_error', retryAfterMs: null }],
  ['cut', { kind: 'unsure', reason: 'connection_lost' }],
] as const)('understands what Twilio answers: %j', async (manner, result) => {
  const texter = await twilio(manner)
  expect(await texter.send(message)).toEqual(result)
})

it('knows that a request that never connected was not sent', async () => {
  const texter = await twilio({ status: 201 })
  await lab!.close()
  expect(await texter.send(message)).toEqual({ kind: 'temporary', reason: 'unreachable', retryAfterMs: null })
})

const service = (changes: Partial<Extract<SmsSettings, { provider: 'http' }>>) =>
  makeTexter({
    provider: 'http',
    url: `${lab!.url}/send`,
    format: 'json',
    fields: { phone: '{{to_digits}}', message: '{{text}}', ref: '{{id}}' },
    authorization: 'Key {{secret}}',
    secret: 's3',
    success: null,
    ...changes,
  })

it('sends by any service that is described', async () => {
  lab = await startServiceLab(() => ({ status: 200 }))
  expect(await service({}).send(message)).toEqual({ kind: 'delivered', providerId: null })
  expect(lab.calls[0]!.fields).toEqual({ phone: '77015554433', message: 'Код 123 456', ref: 'd1' })
  expect(lab.calls[0]!.headers).toMatchObject({ authorization: 'Key s3', 'idempotency-key': 'd1' })
  await service({ format: 'form' }).send(message)
  expect(lab.calls[1]!.fields).toEqual({ phone: '77015554433', message: 'Код 123 456', ref: 'd1' })
  await service({ format: 'query' }).send(message)
  expect(lab.calls[2]!.method).toBe('GET')
  expect(new URL(lab.calls[2]!.path, 'http://x').searchParams.get('message')).toBe('Код 123 456')
})

it('believes the body where the status says nothing', async () => {
  lab = await startServiceLab(() => ({ status: 200, json: { result: { code: 7 } } }))
  const success = { field: 'result.code', equals: '0' }
  expect(await service({ success }).send(message)).toEqual({ kind: 'refused', reason: 'service_said_no' })
  expect(await service({ success: { field: 'result.code', equals: '7' } }).send(message)).toMatchObject({
    kind: 'delivered',
  })
})

it.each([
  [{ error: 'no money', error_code: 3 }, 'refused'],
  [{ status: 'ERROR', text: 'bad number' }, 'refused'],
  [{ success: false }, 'refused'],
  [{ errors: [{ code: 7 }] }, 'refused'],
  [{ id: 5, cnt: 1, error: null, error_code: 0, errors: [] }, 'delivered'],
  [{ status: 'queued', ok: true }, 'delivered'],
])('hears a no in an answer of success, though no field was named: %j', async (json, kind) => {
  lab = await startServiceLab(() => ({ status: 200, json }))
  expect(await service({}).send(message)).toMatchObject({ kind })
})

it('does not take the page of a proxy for Twilio', async () => {
  const page = await twilio({ status: 200, text: '<html>sign in to the network</html>' })
  expect(await page.send(message)).toEqual({ kind: 'unsure', reason: 'not_understood' })
  await lab!.close()
  const failed = await twilio({ status: 201, json: { sid: 'SM1', status: 'failed' } })
  expect(await failed.send(message)).toMatchObject({ kind: 'refused' })
})
