import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveTelegram } from '../../src/app/channels/save-telegram.ts'
import { channelSettings } from '../../src/app/channels/open-channel.ts'
import { saveWhatsapp } from '../../src/app/channels/save-whatsapp.ts'
import { receiveWhatsapp } from '../../src/app/inbox/receive-whatsapp.ts'
import type { WhatsappSettings } from '../../src/app/ports/whatsapp.ts'
import { accessToken, appSecret, phoneNumberId, startWhatsappLab, wrote } from '../support/whatsapp-lab.ts'
import { programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { botToken, startTelegramLab, type TelegramLab } from '../support/telegram-lab.ts'
import { linkTelegram } from './link-telegram.ts'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('channels, webhooks and notices in the console', () => {
  let looking: Looking
  let mail: MailLab
  let telegram: TelegramLab
  let admin: Seat
  beforeAll(async () => {
    looking = await look()
    mail = await startMailLab()
    telegram = await startTelegramLab()
    admin = await sit(looking, { role: 'administrator', name: 'Ada' })
  })
  afterAll(async () => {
    await looking.close()
    await mail.close()
    await telegram.lab.close()
  })

  const goto = async (seat: Seat, path: string) => {
    await seat.page.goto(`${looking.server.url}${path}`)
    await seat.page.waitForSelector('h1')
  }

  it('a mail server is set up and tried without leaving the screen', async () => {
    const { page } = admin
    await goto(admin, '/settings/channels')
    const card = page.getByRole('region', { name: 'Mail server' })
    await card.getByLabel('Server', { exact: true }).fill('127.0.0.1')
    await card.getByLabel('Encryption').click()
    await page.getByRole('option', { name: /none/ }).click()
    await card.getByLabel('Port').fill(String(mail.port))
    await card.getByLabel('Sender as people see it').fill('Sales')
    await card.getByLabel('Sender address').fill('sales@shop.example')
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByLabel('To this address').fill('me@shop.example')
    await card.getByRole('button', { name: 'Send a test' }).click()
    await card.getByText('sent', { exact: true }).waitFor()
    expect(mail.letters[0]!.to).toEqual(['me@shop.example'])
  })

  it('what was written to a lead is read on its page, and its letters are stopped there', async () => {
    const { page } = admin
    const { system, url } = looking.server
    const program = await programWith(system, url)
    const lead = { name: 'Дана', email: 'dana@firma-nura.kz', message: 'Просто смотрю, пока ничего не нужно' }
    const consent = { text: 'Да', purposes: ['marketing'], channels: ['email'], given: true }
    const made = await program.post('/v1/leads?wait=decision', { ...lead, consent })
    await expect.poll(() => mail.letters.some(({ to }) => to.includes(lead.email)), { timeout: 15_000 }).toBe(true)
    await goto(admin, `/leads/all/${String(made.body['id'])}`)
    const letter = page.locator('details').first()
    await letter.locator('summary').click()
    await letter.getByText('Дана').first().waitFor()
    expect(await violations(page)).toEqual([])
    if (shots) await page.screenshot({ path: `${shots}/letter-text.png` })
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Stop the letters' }).click()
    await page.getByText('letters stopped').first().waitFor()
  })

  it('a WhatsApp number is set up, and a lead that wrote is answered from its page', async () => {
    const { page } = admin
    const whatsapp = await startWhatsappLab()
    await goto(admin, '/settings/channels')
    const card = page.getByRole('region', { name: 'WhatsApp' })
    await card.getByLabel('Id of the phone number').fill('12')
    await card.getByLabel('Access token').fill(accessToken)
    await card.getByLabel('App secret').fill(appSecret)
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('This is not in the right form.').first().waitFor()
    const { system } = looking.server
    const settings = { apiRoot: whatsapp.url, phoneNumberId, verifyToken: 'typed-on-both-sides', takesLeads: true }
    const templates = { noticeTemplate: 'new_lead', leadTemplate: 'greeting', languages: ['ru', 'en_US'] }
    const made = await saveWhatsapp(system, { ...settings, ...templates, token: accessToken, appSecret })
    await goto(admin, '/settings/channels')
    await card.getByText(String(made.config['webhookUrl'])).waitFor()
    if (shots) {
      mkdirSync(shots, { recursive: true })
      for (const [locale, width, dark] of [
        ['ru', 1280, false],
        ['kk', 390, false],
        ['he', 390, true],
        ['en', 1280, true],
      ] as const) {
        const seat = await sit(looking, { role: 'administrator', name: `W ${locale}`, locale, width, dark })
        await goto(seat, '/settings/channels')
        await seat.page.getByRole('region', { name: 'WhatsApp' }).screenshot({ path: `${shots}/wa-${locale}.png` })
        await seat.context.close()
      }
    }
    const stored = await channelSettings<WhatsappSettings>(system, 'whatsapp')
    await receiveWhatsapp(system, stored!, wrote('77025550007', 'Нужен погрузчик, пришлите счёт'))
    await goto(admin, '/leads/all')
    await page.getByText('Асем').first().click()
    await page.getByRole('button', { name: 'Write', exact: true }).click()
    await page.getByText('within the last 24 hours').waitFor()
    expect(await violations(page)).toEqual([])
    if (shots) await page.screenshot({ path: `${shots}/wa-write.png` })
    await page.getByRole('button', { name: 'Send by WhatsApp' }).click()
    await expect.poll(() => whatsapp.sentTo('77025550007').length, { timeout: 10_000 }).toBe(1)
    await looking.server.world.store.inWorkspace(system.workspaceId, (tx) => tx.channels.remove('whatsapp'))
    await whatsapp.lab.close()
  })

  it('a person puts email before Telegram and links the bot with a code', async () => {
    const { page } = admin
    const settings = { apiRoot: telegram.url, mode: 'polling', takesLeads: true, token: botToken } as const
    await saveTelegram(looking.server.system, settings)
    await goto(admin, '/settings/me')
    await linkTelegram(page, telegram)
    // Telegram, the browser, WhatsApp, email: three steps bring email to the front.
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'email: earlier' }).click()
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Save' }).click()
    await page.reload()
    await page.getByLabel('1. email').waitFor()
  })

  it('a webhook is added, and its secret seen once', async () => {
    const { page } = admin
    await goto(admin, '/settings/webhooks')
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook')
    await page.getByRole('button', { name: 'Add' }).click()
    await page
      .getByText(/^whsec_/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Send a test event' }).click()
    await goto(admin, '/settings/deliveries')
    await page.getByText('could not be reached').first().waitFor()
    await page.getByRole('button', { name: 'Send again' }).first().waitFor()
  })

  it.each(['en', 'ru', 'kk', 'he'])('nothing stands in anybody’s way in %s', async (locale) => {
    const seat = await sit(looking, { role: 'administrator', name: `Ada ${locale}`, locale })
    for (const path of ['/settings/channels', '/settings/webhooks', '/settings/deliveries', '/settings/me']) {
      await goto(seat, path)
      await seat.page.waitForLoadState('networkidle')
      if (shots) {
        mkdirSync(shots, { recursive: true })
        await seat.page.screenshot({ path: `${shots}/${locale}${path.replaceAll('/', '-')}.png`, fullPage: true })
      }
      expect(await violations(seat.page)).toEqual([])
    }
    expect(seat.complaints).toEqual([])
    await seat.context.close()
  })
})
