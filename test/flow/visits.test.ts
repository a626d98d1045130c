import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm } from '../../src/app/settings/add-form.ts'
import { changeWidget } from '../../src/app/settings/change-widget.ts'
import { sayConsent } from '../../src/app/consent/say-consent.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { noteVisit } from '../../src/app/receive/visits.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer({ works: true, limits: { perAddress: 10_000, strict: 10_000 } })
  ada = await signIn(server, server.linkToken)
  const { id } = await addForm(server.system, {
    slug: 'site',
    name: 'Site',
    source: 'site',
    active: true,
    redirectUrl: null,
    allowedOrigins: [],
  })
  const texts = { en: 'Notice my visits', ru: 'Учитывать визиты', kk: 'Кірулерді ескеру', he: 'לשים לב לביקורים' }
  await changeWidget(server.system, {
    id,
    change: {
      language: null,
      fields: [{ name: 'email', required: true }],
      proofOfWork: false,
      boxes: [{ box: 'offers', required: false, purposes: ['marketing', 'tracking'], channels: ['email'], texts }],
    },
  })
})
afterAll(() => server.close())

let count = 0
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
/** What the widget counts while a person fills a form in. */
const typing = {
  assay_seconds_to_submit: '41',
  assay_keystrokes: '70',
  assay_mouse_points: '300',
  assay_focus_changes: '5',
}
const inquire = async (fields: Record<string, string>) => {
  count += 1
  const { status, body } = await call(`${server.url}/v1/forms/site`, {
    method: 'POST',
    headers: { accept: 'application/json', 'user-agent': agent, 'accept-language': 'ru' },
    body: new URLSearchParams({
      name: 'Дана',
      email: `dana@firma-${['', 'altyn', 'bereke', 'dostyk', 'esil', 'nura', 'orda', 'samal'][count]}.kz`,
      message: 'Просто смотрю, пока ничего не нужно, цены интересно',
      ...typing,
      ...fields,
    }),
  })
  expect(status).toBe(201)
  return { id: String(body['id']), pass: body['visit_pass'] as string | null }
}
const visit = (pass: string, pricing = '0') =>
  call(`${server.url}/v1/visits`, { method: 'POST', body: new URLSearchParams({ pass, pricing }) })
type Entry = { kind: string; detail: Record<string, unknown> }
const timeline = async (id: string) => (await ada.get(`/api/leads/${id}`)).body['timeline'] as Entry[]
const entered = (id: string) =>
  waitFor(async () => (await timeline(id)).some(({ kind }) => kind === 'nurture.entered') || undefined)
const visits = async (id: string) => (await timeline(id)).filter(({ kind }) => kind === 'contact.visited')

describe('a lead that comes back to the site', () => {
  it('branches its sequence and is looked at again', async () => {
    const { id, pass } = await inquire({ assay_visits: '1', consent_offers: '1.en' })
    await entered(id)
    const answer = await visit(pass!)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    const left = await waitFor(async () => (await timeline(id)).find(({ kind }) => kind === 'nurture.left'))
    expect(left.detail).toMatchObject({ sequence: 'cold', reason: 'finished' })
    const again = await waitFor(async () =>
      (await timeline(id)).find(({ kind, detail }) => kind === 'lead.verified' && detail['again'] !== null),
    )
    expect(again.detail['again']).toMatch(/^(?:touch\.visited|nurture\.look_again)$/)
    const shown = await server.system.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id as LeadId))
    const scored = shown.filter(({ kind }) => kind === 'lead.verified').at(-1)!
    expect(scored.payload['touched']).toMatchObject({ visits: 1, pricingViews: 0 })
  })

  it('counts once a visit, and once more when it goes to the prices', async () => {
    const { id, pass } = await inquire({ assay_visits: '1', consent_offers: '1.en' })
    await visit(pass!)
    await visit(pass!)
    expect(await visits(id)).toHaveLength(1)
    await visit(pass!, '1')
    await visit(pass!, '1')
    expect((await visits(id)).map(({ detail }) => detail)).toEqual([{}, { result: 'visited_pricing' }])
  })

  it('is not seen without leave: not remembered, not agreed, or taken back', async () => {
    expect((await inquire({ consent_offers: '1.en' })).pass).toBeNull()
    expect((await inquire({ assay_visits: '1' })).pass).toBeNull()
    const { id, pass } = await inquire({ assay_visits: '1', consent_offers: '1.en' })
    const word = {
      kind: 'withdrawn',
      text: 'Stop',
      language: 'en',
      purposes: [],
      channels: [],
      way: 'message',
    } as const
    await sayConsent(server.system, { leadId: id as LeadId, word })
    expect((await visit(pass!)).status).toBe(204)
    expect(await visits(id)).toEqual([])
  })

  it('says nothing to those who try', async () => {
    const { id, pass } = await inquire({ assay_visits: '1', consent_offers: '1.en' })
    expect((await visit('forged')).status).toBe(204)
    expect((await visit(`${pass!.slice(0, -4)}AAAA`)).status).toBe(204)
    const later = { ...server.world, now: () => new Date(Date.now() + 200 * 86_400_000).toISOString() }
    await noteVisit(later, { pass: pass!, pricing: false })
    expect(await visits(id)).toEqual([])
  })
})
