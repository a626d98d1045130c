import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendCode } from '../../src/app/codes/send-code.ts'
import { changeWidget } from '../../src/app/settings/change-widget.ts'
import { addForm } from '../../src/app/settings/add-form.ts'
import { changeForm } from '../../src/app/settings/change-form.ts'
import type { FormId, LeadId } from '../../src/core/lead/ids.ts'
import { chromiumArguments, chromiumPath, hasChromium, violations } from './page.ts'
import { root } from './sources.ts'
import { type Browser as Session, signIn } from '../support/browser.ts'
import { startMailLab } from '../support/mail-lab.ts'
import { startServiceLab } from '../support/service-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let shop: Server
let shopUrl: string
let browser: Browser
let folder: string
let formId: FormId
/** The console, for what it sets and shows. */
let ada: Session
/** What the shop's pages hold, by path. */
const pages = new Map<string, string>()

/** The strictest policy that a shop could send: no inline anything, nothing from anywhere but the shop and Assay. */
const policy = () =>
  `default-src 'none'; script-src ${server.url}; connect-src ${server.url}; form-action ${server.url}; style-src 'self'; base-uri 'none'`

const boxes = [
  {
    box: 'data',
    required: true,
    purposes: ['answer', 'marketing'],
    channels: ['email'],
    texts: { en: 'I agree to offers', ru: 'Согласен на письма', kk: 'Хаттарға келісемін', he: 'אני מסכים להצעות' },
  },
]
const script = (attributes = '') => `<script src="${server.url}/widget.js" ${attributes} defer></script>`
const page = (body: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title></head><body><main><h1>Shop</h1>${body}<p id="below">Below</p></main></body></html>`
const plain = () => `<form method="post" action="${server.url}/v1/forms/site">
  <label>Name <input name="name" required></label>
  <label>Phone <input name="phone" type="tel"></label>
  <label>Mail <input name="email" type="email"></label>
  <label>Message <textarea name="message"></textarea></label>
  <label><input type="checkbox" name="consent_data" value="1.en"> I agree to offers</label>
  <button>Send</button></form>`

describe.skipIf(!hasChromium())('the widget on a page of another origin, under a strict policy', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-widget-'))
    const vite = join(root, 'node_modules', '.bin', 'vite')
    const built = spawnSync(vite, ['build', 'widget', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], {
      cwd: root,
      encoding: 'utf8',
    })
    if (built.status !== 0) throw new Error(built.stderr)
    server = await testServer({ widgetFile: join(folder, 'widget.js'), limits: { perAddress: 100_000 } })
    ada = await signIn(server, server.linkToken)
    shop = createServer((request, response) => {
      const html = pages.get(new URL(request.url!, 'http://x').pathname)
      response.writeHead(html ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(),
      })
      response.end(html)
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
    const form = await addForm(server.system, {
      slug: 'site',
      name: 'Site',
      source: 'site',
      active: true,
      redirectUrl: null,
      allowedOrigins: [shopUrl],
    })
    formId = form.id
    await setWidget(false)
    pages.set('/', page(`<div data-assay-form="site"></div>${script()}`))
    pages.set('/plain', page(`${plain()}${script()}`))
    pages.set('/he', page(`<div data-assay-form="site"></div>${script()}`, 'he'))
    pages.set('/pricing', page(`<p>Prices</p>${script('data-history="allowed"')}`))
    pages.set('/order', page(`<div data-assay-form="site"></div>${script('data-history="allowed" data-country="KZ"')}`))
    browser = await chromium.launch({ executablePath: chromiumPath!, args: [...chromiumArguments] })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    shop?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const setWidget = (proofOfWork: boolean, purposes: readonly string[] = ['answer', 'marketing']) =>
    changeWidget(server.system, {
      id: formId,
      change: {
        language: null,
        fields: [
          { name: 'name', required: true },
          { name: 'phone', required: false },
          { name: 'email', required: false },
          { name: 'message', required: false },
        ],
        proofOfWork,
        boxes: boxes.map((box) => ({ ...box, purposes })),
      },
    })

  async function open(
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ locale: 'en-GB', ...options })
    const opened = await context.newPage()
    const complaints: string[] = []
    opened.on('pageerror', (error) => complaints.push(error.message))
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await opened.goto(shopUrl + path)
    return { page: opened, complaints }
  }
  const lastLead = async () => {
    const rows = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leadList.export(null, 200))
    return rows.at(-1)!.record.lead
  }
  const leadCount = async () =>
    (await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leadList.export(null, 200))).length

  it('is under 15 KB, and is cached', async () => {
    expect(gzipSync(readFileSync(join(folder, 'widget.js'))).length).toBeLessThan(15_000)
    const first = await fetch(`${server.url}/widget.js`)
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(first.headers.get('cache-control')).toContain('max-age=3600')
    const again = await fetch(`${server.url}/widget.js`, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect(again.status).toBe(304)
  })

  it('shows the form, helps to fill it in, and sends it with the consent of its own words', async () => {
    const { page: shown, complaints } = await open('/?utm_source=google&utm_campaign=cranes')
    await shown.getByLabel('Name *').pressSequentially('Dana Kim', { delay: 15 })
    await shown.getByLabel('Email').fill('dana@gmial.com')
    await shown.getByLabel('Telephone').focus()
    await shown.getByRole('button', { name: 'Did you mean dana@gmail.com?' }).click()
    expect(await shown.getByLabel('Email').inputValue()).toBe('dana@gmail.com')
    await shown.getByRole('button', { name: 'Send' }).click()
    expect(await shown.getByText('Please tick the box').isVisible()).toBe(true)
    expect(await shown.locator('[aria-invalid=true]').getAttribute('name')).toBe('consent_data')
    await shown.getByLabel('I agree to offers').check()
    expect(await shown.locator('[aria-invalid=true]').count()).toBe(0)
    expect(await violations(shown)).toEqual([])
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor()
    const lead = await lastLead()
    expect(lead).toMatchObject({
      name: 'Dana Kim',
      email: 'dana@gmail.com',
      language: 'en',
      campaign: { utmSource: 'google', utmCampaign: 'cranes' },
      consent: { text: 'I agree to offers', version: 'data.1', given: true },
      origin: { pageUrl: `${shopUrl}/`, timeZone: expect.any(String) },
    })
    expect(lead.behaviour.keystrokes).toBeGreaterThanOrEqual(8)
    expect(lead.behaviour.secondsToSubmit).toBeGreaterThan(0)
    expect(lead.behaviour.honeypotFilled).toBe(false)
    expect(lead.behaviour.visits).toBeNull()
    expect(complaints).toEqual([])
  })

  it('moves nothing on the page of a plain form', async () => {
    const { page: shown } = await open('/plain')
    await shown.waitForSelector('form[data-assay-ready]')
    const shift = await shown.evaluate<number>(`new Promise((resolve) => {
      let sum = 0
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({
        type: 'layout-shift',
        buffered: true,
      })
      setTimeout(() => resolve(sum), 300)
    })`)
    expect(shift).toBe(0)
  })

  it('puts telephone numbers in order by the country of the page, and remembers visits where that is allowed', async () => {
    const { page: shown, complaints } = await open('/pricing')
    await shown.goto(`${shopUrl}/order`)
    await shown.getByLabel('Name *').fill('Марат')
    await shown.getByLabel('Telephone').fill('87015551231')
    await shown.getByLabel('Name *').focus()
    expect(await shown.getByLabel('Telephone').inputValue()).toBe('+7 701 555 12 31')
    await shown.getByLabel('I agree').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor()
    expect((await lastLead()).behaviour).toMatchObject({ visits: 1, pagesViewed: 2, pricingPageViews: 1 })
    await shown.evaluate('window.assay.history(false)')
    expect(await shown.evaluate('localStorage.length')).toBe(0)
    expect(complaints).toEqual([])
  })

  it('tells that a known sender is back, to the prices even, once a visit', async () => {
    await setWidget(false, ['answer', 'marketing', 'tracking'])
    const { page: shown, complaints } = await open('/order')
    await shown.getByLabel('Name *').fill('Ляззат')
    await shown.getByLabel('Mail').fill('lyazzat@firma-samal.kz')
    await shown.getByLabel('I agree').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor()
    const { id } = await lastLead()
    const told: string[] = []
    shown.on('request', (request) => request.url().endsWith('/v1/visits') && told.push(request.postData() ?? ''))
    // The rest of the visit in which they wrote is no return.
    await shown.goto(`${shopUrl}/pricing`)
    await shown.goto(`${shopUrl}/plain`)
    expect(told).toEqual([])
    await shown.evaluate(
      `localStorage.assay_history = JSON.stringify({ ...JSON.parse(localStorage.assay_history), lastAt: Date.now() - 7200000 })`,
    )
    const [answer] = await Promise.all([
      shown.waitForResponse((response) => response.url().endsWith('/v1/visits')),
      shown.goto(`${shopUrl}/pricing`),
    ])
    expect(answer.status()).toBe(204)
    await shown.goto(`${shopUrl}/order`)
    await shown.goto(`${shopUrl}/pricing`)
    await shown.waitForTimeout(200)
    expect(told).toHaveLength(1)
    const events = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id as LeadId))
    expect(events.filter(({ kind }) => kind === 'contact.visited').map(({ payload }) => payload)).toEqual([
      { pricing: true },
    ])
    expect(complaints).toEqual([])
    await setWidget(false)
  })

  it('keeps nothing in the browser without consent', async () => {
    const { page: shown } = await open('/')
    await shown.waitForSelector('form[data-assay-ready]')
    expect(await shown.evaluate('localStorage.length + document.cookie.length')).toBe(0)
  })

  it('reads from right to left in Hebrew', async () => {
    const { page: shown } = await open('/he', { locale: 'he-IL' })
    const form = shown.locator('form')
    await form.waitFor()
    expect(await form.getAttribute('dir')).toBe('rtl')
    const [label, button] = [await shown.getByText('שם *').boundingBox(), await form.boundingBox()]
    expect(label!.x + label!.width).toBeGreaterThan(button!.x + button!.width - 5)
    await shown.getByLabel('דואר אלקטרוני').fill('a@gmial.com')
    await shown.getByLabel('שם *').fill('דנה')
    expect(await shown.getByText('האם התכוונתם').isVisible()).toBe(true)
    expect(await violations(shown)).toEqual([])
    await shown.getByLabel('אני מסכים').check()
    await shown.getByRole('button', { name: 'שליחה' }).click()
    await shown.getByText('תודה!').waitFor()
    expect((await lastLead()).consent).toMatchObject({ text: 'אני מסכים להצעות', language: 'he' })
  })

  it('loses nothing where the network fails, and brings one lead', async () => {
    const before = await leadCount()
    const { page: shown } = await open('/plain')
    await shown.waitForSelector('form[data-assay-ready]')
    await shown.getByLabel('Name').fill('Once')
    await shown.getByLabel('Message').fill('One crane')
    let tries = 0
    await shown.route('**/v1/forms/site', async (route) => {
      tries += 1
      if (tries === 1) return route.abort('connectionreset')
      // The server takes it, and its answer is lost on the way.
      if (tries === 2) {
        await route.fetch()
        return route.abort('connectionreset')
      }
      return route.continue()
    })
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('No connection').waitFor()
    await shown.getByText('Thank you!').waitFor({ timeout: 15_000 })
    expect(tries).toBe(3)
    expect(await leadCount()).toBe(before + 1)
  })

  it('does its work in slices, without a worker, and gets through', async () => {
    await setWidget(true)
    const { page: shown, complaints } = await open('/')
    await shown.getByLabel('Name *').fill('Worker')
    await shown.getByLabel('Message').fill('Two cranes')
    await shown.getByLabel('I agree').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor({ timeout: 20_000 })
    expect((await lastLead()).behaviour.proofOfWork).toBe(true)
    expect(complaints).toEqual([])
    await setWidget(false)
  })

  it('lets the person enter a code that the server sends while the page is open', async () => {
    const mail = await startMailLab()
    const settings = {
      host: '127.0.0.1',
      port: mail.port,
      security: 'none',
      user: null,
      from_name: 'Shop',
      from_address: 'a@shop.example',
    }
    expect((await ada.send('PUT', '/api/channels/mail', settings)).status).toBe(200)
    const { page: shown, complaints } = await open('/')
    await shown.getByLabel('Name *').fill('Coded')
    await shown.getByLabel('Email').fill('coded@example.kz')
    await shown.getByLabel('I agree').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor()
    const lead = await lastLead()
    await sendCode(server.system, { leadId: lead.id, channel: 'email' })
    const code = /\b\d{6}\b/.exec(mail.letters.at(-1)!.letter.text!)![0]
    await shown.getByLabel('Code from the message').fill(code === '000000' ? '111111' : '000000', { timeout: 20_000 })
    await shown.getByRole('button', { name: 'Confirm' }).click()
    await shown.getByText('This code is not right').waitFor()
    await shown.getByLabel('Code from the message').fill(code)
    await shown.getByRole('button', { name: 'Confirm' }).click()
    await shown.getByText('Confirmed. Thank you!').waitFor()
    const events = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(lead.id))
    expect(events.map(({ kind }) => kind)).toContain('code.passed')
    expect(complaints).toEqual([])
    await mail.close()
  }, 60_000)

  it('takes a code that came by SMS, asks for another one, and the number is proven to be theirs', async () => {
    const service = await startServiceLab(() => ({ status: 200, json: { ok: true } }))
    const settings = {
      provider: 'http',
      url: service.url,
      format: 'form',
      fields: { to: '{{to}}', text: '{{text}}' },
      authorization: null,
      secret: null,
      success: null,
    }
    expect((await ada.send('PUT', '/api/channels/sms', settings)).status).toBe(200)
    const { page: shown, complaints } = await open('/')
    await shown.getByLabel('Name *').fill('Texted')
    await shown.getByLabel('Telephone').fill('8 701 300 40 50')
    await shown.getByLabel('I agree').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Thank you!').waitFor()
    const lead = await lastLead()
    await sendCode(server.system, { leadId: lead.id, channel: 'sms' })
    const sent = service.calls.at(-1)!
    expect(sent.fields['to']).toBe('+77013004050')
    await shown.getByRole('button', { name: 'Send another code' }).click({ timeout: 20_000 })
    await shown.getByText('A code was sent a moment ago').waitFor()
    await shown.getByLabel('Code from the message').fill(/\b\d{6}\b/.exec(String(sent.fields['text']))![0])
    await shown.getByRole('button', { name: 'Confirm' }).click()
    await shown.getByText('Confirmed. Thank you!').waitFor()
    const { findings } = (await ada.get(`/api/leads/${lead.id}`)).body as {
      findings: { check: string; evidence: object }[]
    }
    expect(findings.find(({ check }) => check === 'possession')).toMatchObject({ outcome: 'pass' })
    expect(complaints).toEqual([])
    await service.close()
  }, 60_000)

  it('works without JavaScript as a plain form', async () => {
    const { page: shown } = await open('/plain', { javaScriptEnabled: false, locale: 'ru-RU' })
    await shown.getByLabel('Name').fill('Plain')
    await shown.getByLabel('Mail').fill('plain@example.kz')
    await shown.getByLabel('I agree to offers').check()
    await shown.getByRole('button', { name: 'Send' }).click()
    await shown.getByText('Сообщение получено').or(shown.getByText('Спасибо')).first().waitFor()
    const lead = await lastLead()
    expect(lead).toMatchObject({ name: 'Plain', consent: { text: 'I agree to offers' } })
    const known = await server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.consents.known({ leadId: lead.id as LeadId, emailKey: null, phoneKey: null }),
    )
    expect(known).toHaveLength(1)
  })

  it('leaves the form as it is on a page that the form does not allow', async () => {
    await changeForm(server.system, { id: formId, changes: { allowedOrigins: ['https://other.example'] } })
    const { page: shown } = await open('/plain')
    await shown.waitForTimeout(500)
    expect(await shown.locator('form[data-assay-ready]').count()).toBe(0)
    await changeForm(server.system, { id: formId, changes: { allowedOrigins: [shopUrl] } })
  })
})
