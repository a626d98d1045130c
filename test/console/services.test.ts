import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAskReader } from '../../src/enrich/ask-reader.ts'
import { makeAskProvider } from '../../src/lookup/ask-provider.ts'
import { makeDns } from '../../src/lookup/dns.ts'
import { makeGuardedFetch } from '../../src/lookup/guarded-fetch.ts'
import { type ServiceLab, startServiceLab } from '../support/service-lab.ts'
import { botToken, startTelegramLab, type TelegramLab } from '../support/telegram-lab.ts'
import { linkTelegram } from './link-telegram.ts'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']
const key = 'key-that-nobody-sees'

describe.runIf(hasChromium())('services are set up by filling in forms', () => {
  let looking: Looking
  let service: ServiceLab
  let telegram: TelegramLab
  let admin: Seat
  beforeAll(async () => {
    looking = await look()
    const fetch = makeGuardedFetch({ dns: makeDns({ servers: [], timeoutMs: 1000 }), allowLoopback: true })
    const askReader = makeAskReader((question) => fetch({ ...question, method: 'POST', mostRedirects: 0 }))
    Object.assign(looking.server.world, { askProvider: makeAskProvider(fetch), askReader })
    service = await startServiceLab(({ path, headers }) => {
      if (headers['authorization'] !== `Bearer ${key}`) return { status: 401, json: {} }
      return {
        status: 200,
        json: { data: { state: path.includes('gone') ? 'dead' : path.includes('odd') ? 'odd' : 'alive' } },
      }
    })
    telegram = await startTelegramLab()
    admin = await sit(looking, { role: 'administrator', name: 'Owner' })
    admin.page.setDefaultTimeout(8000)
  })
  afterAll(async () => {
    await looking.close()
    await service.close()
    await telegram.lab.close()
  })

  const goto = async ({ page }: Seat, path: string) => {
    await page.goto(`${looking.server.url}${path}`)
    await page.waitForSelector('h1')
  }
  const pick = async (label: string, option: string) => {
    await admin.page.getByRole('combobox', { name: label, exact: true }).click()
    await admin.page.getByRole('option', { name: option, exact: true }).click()
  }
  const shot = async (name: string, { page }: Seat) => {
    if (!shots) return
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: `${shots}/services-${name}.png`, fullPage: true })
  }

  it('one that is not known: what is wrong stands at its field, then it is tried', async () => {
    const { page } = admin
    await goto(admin, '/settings/services')
    await page.getByRole('button', { name: 'Add a service' }).click()
    await pick('Service', 'Another service')
    const save = page.getByRole('button', { name: 'Save' })
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Our checker')
    await save.click()
    const address = page.getByRole('textbox', { name: 'Address', exact: true })
    await expect.poll(() => address.evaluate((element) => element.matches(':focus'))).toBe(true)
    expect(await address.getAttribute('aria-invalid')).toBe('true')
    await address.fill('our.checker/verify')
    await page.getByText('This is not in the right form.').waitFor()
    await address.fill(`${service.url}/verify/{{email}}`)
    await page.getByLabel('Secret key').fill(key)
    await save.click()
    await page.getByText('Say where the answer stands, and which values pass or fail.').waitFor()
    await page.getByLabel('Where the answer stands').fill('data.state')
    await page.getByText('This is not in the right form.').waitFor()
    await page.getByLabel('Where the answer stands').fill('$.data.state')
    await page.getByRole('combobox', { name: 'Values that pass' }).pressSequentially('alive,')
    await page.getByRole('combobox', { name: 'Values that fail' }).pressSequentially('dead,')
    await shot('own', admin)
    await save.click()
    await page.getByRole('cell', { name: 'Our checker' }).waitFor()
    for (const [email, said] of [
      ['a@firm.kz', 'Answer: passes'],
      ['gone@firm.kz', 'Answer: fails'],
      ['odd@firm.kz', 'not known: it answered with a value that stands in neither list, or not where you said'],
    ] as const) {
      await page.getByLabel('Try with').fill(email)
      await page.getByRole('button', { name: 'Try', exact: true }).click()
      await page.getByText(said).waitFor()
    }
    expect(await violations(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Change' }).click()
    expect(await page.getByLabel('Secret key').inputValue()).toBe('')
    expect(await page.content()).not.toContain(key)
    await address.fill(`http://127.0.0.1:9/verify/{{email}}`)
    await save.click()
    await page.getByText('The address is another one: type the secret again.').waitFor()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText('No service is set up. Nothing is asked outside.').waitFor()
    expect(admin.complaints.filter((one) => !one.includes('400'))).toEqual([])
  })

  it('one that is known: only the key is asked for', async () => {
    const { page } = admin
    await page.getByRole('button', { name: 'Add a service' }).click()
    await pick('Purpose', 'Is the number in service')
    await page.getByText('with a colon between: AC...:token').waitFor()
    await pick('Purpose', 'Does the mailbox exist')
    await pick('Service', 'Hunter')
    await page.getByLabel('Secret key').fill(key)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Hunter' }).waitFor()
    await page.getByText('How it is asked, and how its answer is read').click()
    expect(await page.getByLabel('Where the answer stands').inputValue()).toBe('$.data.status')
    await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).first().click()
  })

  it('a language model: its name is a row of what is sent', async () => {
    const { page } = admin
    await page.getByRole('button', { name: 'Add a service' }).click()
    await pick('Purpose', 'What a message says (language model)')
    await pick('Service', 'Another service')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Our model')
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill(`${service.url}/v1/chat/completions`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('A row “model” with the name of the model is missing.').waitFor()
    await page.getByLabel('What is sent besides the message 1: value').fill('qwen3:8b')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Our model' }).waitFor()
    const { items } = (await (await page.request.get(`${looking.server.url}/api/providers`)).json()) as {
      items: { name: string; config: { body: string } }[]
    }
    expect(items.find(({ name }) => name === 'Our model')!.config.body).toBe('{"model":"qwen3:8b"}')
    await page.getByLabel('Try with').fill('Срочно нужен насос')
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    await page.getByText('not known: it refuses the key').waitFor()
  })

  it('a Telegram bot: its token is tried, and a test goes to whoever set it up', async () => {
    const { page } = admin
    await goto(admin, '/settings/channels')
    const card = page.getByRole('region', { name: 'Telegram bot' })
    await card.getByText('Seldom changed').click()
    await card.getByLabel('Address of the Bot API').fill(telegram.url)
    await card.getByLabel('Token').fill('1:wrong')
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByText('The service does not know this token.').waitFor()
    await card.getByLabel('Token').fill(botToken)
    await card.getByRole('button', { name: 'Save' }).click()
    await card.getByRole('button', { name: 'Send a test' }).click()
    await card.getByText('Link your Telegram under Settings, Me first').waitFor()
    await goto(admin, '/settings/me')
    await linkTelegram(page, telegram)
    await goto(admin, '/settings/channels')
    await card.getByRole('button', { name: 'Send a test' }).click()
    await card.getByText('sent', { exact: true }).waitFor()
  })

  it.each([
    'en',
    'ru',
    'kk',
    'he',
  ])('nothing stands in anybody’s way in %s, at a desk and on a phone', async (locale) => {
    for (const width of [1280, 390]) {
      const seat = await sit(looking, { role: 'administrator', name: `Ada ${locale} ${width}`, locale, width })
      await goto(seat, '/settings/services')
      await seat.page.locator('table button').first().click()
      await seat.page.locator('form input').first().waitFor()
      for (const summary of await seat.page.locator('form summary').all()) await summary.click()
      await shot(`${locale}-${width}`, seat)
      expect(await violations(seat.page)).toEqual([])
      expect(await seat.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await goto(seat, '/settings/channels')
      await seat.page.locator('form input').first().waitFor()
      for (const summary of await seat.page.locator('form summary').all()) await summary.click()
      await shot(`channels-${locale}-${width}`, seat)
      expect(await violations(seat.page)).toEqual([])
      expect(await seat.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(seat.complaints).toEqual([])
      await seat.context.close()
    }
  }, 60_000)
})
