import { afterAll, beforeAll, expect, it } from 'vitest'
import { showLead } from '../../src/app/show-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { FormServiceInput } from '../../src/http/contract/form-service.ts'
import { googleScript } from '../../web/settings/service-howto.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

/** What each service posts, as its documentation and its posts show it. */
let server: TestServer
let admin: Browser
const now = '2026-11-21T10:00:00.000Z'
beforeAll(async () => {
  server = await testServer({ now: () => now })
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

type Post = { readonly service: FormServiceInput; readonly body: URLSearchParams | FormData | object }

/** The lead that a post becomes, as its page shows it. */
async function taken({ service, body }: Post): Promise<Record<string, unknown>> {
  const slug = service.kind.replaceAll('_', '-')
  const made = await admin.send('POST', '/api/forms', { slug, name: slug })
  const forms = (await admin.get('/api/forms')).body['items'] as { id: string; slug: string }[]
  const id = made.status === 201 ? (made.body['id'] as string) : forms.find((one) => one.slug === slug)!.id
  const set = await admin.send('PUT', `/api/forms/${id}/service`, service)
  const answer = await call(server.url + (set.body['path'] as string), { method: 'POST', body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const lead = (await admin.get(`/api/leads/${answer.body['id'] as string}`)).body
  return { ...lead, id: answer.body['id'] }
}

const typeform = {
  event_id: '01HTYPE0EVENT',
  event_type: 'form_response',
  form_response: {
    form_id: 'lT4Z3j',
    token: 'a3a12ec67a1365927098a606107fac15',
    landed_at: '2026-11-21T09:51:00Z',
    submitted_at: '2026-11-21T09:55:00Z',
    hidden: { utm_source: 'instagram' },
    calculated: { score: 3 },
    definition: {
      id: 'lT4Z3j',
      fields: [
        { id: 'n', ref: 'rn', type: 'short_text', title: 'Имя' },
        {
          id: 'c',
          type: 'contact_info',
          title: 'Contacts',
          properties: { fields: [{ id: 'e', title: 'Where do we write?' }] },
        },
        { id: 'l', type: 'long_text', title: 'Tell us more' },
        { id: 's', type: 'multiple_choice', title: 'Which pumps? '.repeat(20) },
        { id: 'o', type: 'multiple_choice', title: 'Delivery' },
      ],
    },
    answers: [
      { type: 'text', text: 'Лаура', field: { id: 'n', type: 'short_text' } },
      { type: 'email', email: 'laura@firm.kz', field: { id: 'e', type: 'email' } },
      { type: 'phone_number', phone_number: '+77015550108', field: { id: 'p', type: 'phone_number' } },
      { type: 'text', text: 'Нужны три насоса', field: { id: 'l', type: 'long_text' } },
      { type: 'choices', choices: { labels: ['A', 'B'] }, field: { id: 's', type: 'multiple_choice' } },
      { type: 'choice', choice: { label: 'Express' }, field: { id: 'o', type: 'multiple_choice' } },
    ],
  },
}

it("reads Typeform's answers by their questions, and its time", async () => {
  const service = { kind: 'typeform', time_field: 'submitted_at' } as const
  const lead = await taken({ service, body: typeform })
  expect(lead).toMatchObject({
    name: 'Лаура',
    email: 'laura@firm.kz',
    phone: '+77015550108',
    message: 'Нужны три насоса',
    received_at: '2026-11-21T09:55:00Z',
    campaign: { utmSource: 'instagram' },
    custom: { Delivery: 'Express', ['Which pumps? '.repeat(20).trim().slice(0, 100)]: 'A, B', score: '3' },
  })
  expect(await taken({ service, body: { ...typeform, event_id: 'another' } })).toMatchObject({ id: lead['id'] })
})

it('reads nested JSON of Wix', async () => {
  const body = {
    data: {
      formName: 'Contact',
      submissionId: '6b1c',
      submissions: [
        { label: 'Имя', value: 'Тимур' },
        { label: 'Email', value: 'timur@firm.kz' },
        { label: 'Сообщение', value: 'Смета на забор' },
      ],
      'field:email_1': 'timur@firm.kz',
      contact: { name: { first: 'Тимур', last: 'Ахметов' }, contactId: 'c-1' },
    },
  }
  expect(await taken({ service: { kind: 'wix' }, body })).toMatchObject({
    name: 'Тимур Ахметов',
    email: 'timur@firm.kz',
    message: 'Смета на забор',
  })
})

it('reads what the script for Google Forms sends', async () => {
  const service = { kind: 'google_forms', time_field: 'submitted_at' } as const
  const bodies: string[] = []
  // The script as it is handed out, run with what Google gives it.
  const script = new Function('UrlFetchApp', `${googleScript('https://x')}; return sendLead`) as (
    given: unknown,
  ) => (event: unknown) => void
  const item = (title: string, answer: unknown) => ({
    getItem: () => ({ getTitle: () => title }),
    getResponse: () => answer,
  })
  const response = {
    getId: () => '2_ABaOnu',
    getTimestamp: () => new Date('2026-11-21T09:57:00Z'),
    getRespondentEmail: () => '',
    getItemResponses: () => [
      item('Полное имя', 'Ирина Ли'),
      item('Телефон', '87015550109'),
      item('Цвет', ['синий', 'белый']),
    ],
  }
  script({ fetch: (_url: string, { payload }: { payload: string }) => bodies.push(payload) })({ response })
  const body = JSON.parse(bodies[0]!) as object
  const lead = await taken({ service, body })
  expect(lead).toMatchObject({
    name: 'Ирина Ли',
    phone: '87015550109',
    received_at: '2026-11-21T09:57:00.000Z',
    custom: { Цвет: 'синий, белый' },
  })
  expect(await taken({ service, body })).toMatchObject({ id: lead['id'] })
})

it("reads Elementor's fields within fields, with the visitor's address beside", async () => {
  const field = (id: string, title: string, value: string): readonly [string, string][] => [
    [`fields[${id}][id]`, id],
    [`fields[${id}][type]`, 'text'],
    [`fields[${id}][title]`, title],
    [`fields[${id}][value]`, value],
    [`fields[${id}][raw_value]`, value],
    [`fields[${id}][required]`, '1'],
  ]
  const meta = (id: string, title: string, value: string): readonly [string, string][] => [
    [`meta[${id}][title]`, title],
    [`meta[${id}][value]`, value],
  ]
  const body = new URLSearchParams([
    ['form[id]', 'a1b2c3'],
    ['form[name]', 'Заявка с сайта'],
    ...field('name', 'Имя', 'Самал Н.'),
    ...field('email', '', 'samal@firm.kz'),
    ...field('message', 'Что нужно?', 'Два насоса'),
    ...meta('remote_ip', 'Удалённый IP', '2.75.10.20'),
    ...meta('user_agent', 'Браузер', 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0'),
    ...meta('page_url', 'Страница', 'https://shop.kz/kontakty'),
  ])
  const service = {
    kind: 'elementor',
    ip_field: 'meta[remote_ip][value]',
    user_agent_field: 'meta[user_agent][value]',
    page_field: 'meta[page_url][value]',
  } as const
  const lead = await taken({ service, body })
  expect(lead).toMatchObject({ name: 'Самал Н.', email: 'samal@firm.kz' })
  const { record } = await showLead(server.system, lead['id'] as LeadId)
  expect(record.lead.origin).toMatchObject({ ip: '2.75.10.20', pageUrl: 'https://shop.kz/kontakty' })
  expect(JSON.stringify(lead['custom'])).not.toContain('2.75.10.20')
})

it("reads Jotform's one field of JSON, with the parts of a name and a number, and a file beside", async () => {
  const body = new FormData()
  const answers = {
    slug: 'submit/241',
    q3_fullName: { first: 'Noa', last: 'Levi' },
    q4_email: 'noa@firm.co.il',
    q5_phoneNumber: { full: '(054) 765-4321' },
    q6_typeA: ['Blue', 'White'],
  }
  body.append('formID', '241')
  body.append('submissionID', '555')
  body.append('ip', '2.75.10.20')
  body.append('rawRequest', JSON.stringify(answers))
  body.append('pretty', 'Full Name:Noa Levi, Email:noa@firm.co.il')
  body.append('plan', new Blob(['x'.repeat(2 << 20)]), 'plan.pdf')
  const lead = await taken({ service: { kind: 'jotform', ip_field: 'ip' }, body })
  expect(lead).toMatchObject({ name: 'Noa Levi', email: 'noa@firm.co.il', phone: '(054) 765-4321' })
  expect(lead['custom']).toMatchObject({ typeA: 'Blue, White', plan: 'plan.pdf' })
  expect(lead['custom']).not.toHaveProperty('pretty')
})

it("reads Contact Form 7's names", async () => {
  const body = {
    'your-name': 'Руслан',
    'your-email': 'ruslan@firm.kz',
    'your-message': 'Нужен счёт',
    _remote_ip: '2.75.10.20',
  }
  const lead = await taken({ service: { kind: 'contact_form_7', ip_field: '_remote_ip' }, body })
  expect(lead).toMatchObject({ name: 'Руслан', email: 'ruslan@firm.kz', message: 'Нужен счёт', custom: {} })
})
