import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../support/browser.ts'
import { phoneFaults } from './phone-faults.ts'
import { hasChromium, look, type Looking, type Seat, sit, violations } from './page.ts'

const table = [
  'ФИО;Телефон;Комментарий;Источник',
  'Асем Тлеуова;77011234567;Нужен счёт на 40 шт;instagram',
  'Марат;+7 702 555 44 33;Заявки теряются;сайт',
  ';;;сайт',
].join('\n')

const stages = (month: number) =>
  [
    'Контакт;E-mail;Стадия сделки;Сумма',
    `Айгуль;a${month}@example.kz;Договор подписан и оплачен;100000`,
    `Болат;b${month}@example.kz;Договор подписан и оплачен;200000`,
    `Вера;v${month}@example.kz;Отказ: дорого;`,
    `Гани;g${month}@example.kz;Этап 4;`,
    `Дина;d${month}@example.kz;Этап 5;`,
    `Есен;e${month}@example.kz;Переговоры;`,
    `Жан;j${month}@example.kz;;`,
  ].join('\n')

describe.runIf(hasChromium())('an administrator sets Assay up', { timeout: 90_000 }, () => {
  let looking: Looking
  let seat: Seat
  let url = ''

  beforeAll(async () => {
    looking = await look()
    url = looking.server.url
    seat = await sit(looking)
  })
  afterAll(() => looking?.close())

  it('is led from an empty workspace to the first scored lead by a form', async () => {
    const { page } = seat
    await page.goto(url)
    await page.waitForURL('**/start')
    await page.fill('input[placeholder="e.g. Contact page"]', 'Contact page')
    await page.click('text=Make the form')
    await page.waitForSelector('pre')
    const html = await page.locator('pre').innerText()
    const address = /action="([^"]+)"/.exec(html)![1]!
    expect(address).toBe(`${url}/v1/forms/contact-page`)
    // What a browser would post from the pasted snippet.
    const names = [...html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)
    const body = new URLSearchParams(names.map((name): [string, string] => [name!, '']))
    body.set('name', 'Марат')
    body.set('phone', '+7 701 555 44 33')
    body.set('message', 'Заявки теряются, готов завтра созвониться')
    body.set('consent', 'yes')
    body.set('consent_text', 'I agree')
    expect((await call(address, { method: 'POST', body })).status).toBeLessThan(400)
    await page.goto(`${url}/leads/team`)
    await page.waitForSelector('ol a >> text=Марат')
  })

  it('opens the settings by their own address', async () => {
    const { page } = seat
    await page.goto(`${url}/settings`)
    await page.waitForURL('**/settings/me')
  })

  it('imports a file: mapping suggested, trial, run, refused row with its reason, undo', async () => {
    const { page } = seat
    const path = join(mkdtempSync(join(tmpdir(), 'assay-csv-')), 'leads.csv')
    writeFileSync(path, table)
    await page.goto(`${url}/import`)
    await page.setInputFiles('input[type=file]', path)
    await page.waitForURL('**/import/*')
    await page.waitForSelector('text=What each column means')
    expect(await violations(page)).toEqual([])
    await page.click('text=Try without taking in')
    await page.waitForSelector('text=Tried: nothing taken in yet')
    await page.waitForSelector('text=Refused rows')
    await page.click('text=Take the leads in')
    await page.waitForSelector('text=See the leads')
    const figures = await page.locator('dl dd').allInnerTexts()
    expect(figures).toEqual(['2', '1', '0'])
    await page.click('text=Undo this import')
    await page.waitForSelector('h2 >> text=Undone')
  })

  it('asks what the stages of a CRM mean, by keyboard too, takes the deals in, and remembers it', async () => {
    const { page } = seat
    const path = join(mkdtempSync(join(tmpdir(), 'assay-csv-')), 'DEAL.csv')
    writeFileSync(path, stages(1))
    await page.goto(`${url}/import`)
    await page.setInputFiles('input[type=file]', path)
    const choice = (word: string) => page.getByRole('combobox', { name: `Means: ${word}` })
    await page.waitForSelector('h2 >> text=What the outcomes mean')
    expect(await choice('Договор подписан и оплачен').inputValue()).toBe('won')
    expect(await choice('Отказ: дорого').inputValue()).toBe('lost')
    expect(await choice('Этап 4').inputValue()).toBe('')
    await page.waitForSelector('text=2 words have no meaning yet')
    await page.waitForSelector('text=1 row has no outcome')
    await page.click('summary >> text=1 word is known by itself')
    expect(await choice('Переговоры').inputValue()).toBe('still running')
    expect(await violations(page)).toEqual([])
    expect(await phoneFaults(page)).toEqual([])
    await choice('Этап 4').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'won', exact: true }).waitFor()
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    expect(await choice('Этап 4').inputValue()).toBe('still running')
    await page.waitForSelector('text=1 word has no meaning yet')
    await choice('Этап 5').click()
    await page.getByRole('option', { name: 'leave these rows out' }).click()
    await choice('Переговоры').click()
    await page.getByRole('option', { name: 'lost', exact: true }).click()
    await page.click('text=Try without taking in')
    await page.waitForSelector('text=Tried: nothing taken in yet')
    expect(await page.locator('dl dd').allInnerTexts()).toEqual(['6', '0', '0', '1'])
    expect(await choice('Этап 5').inputValue()).toBe('leave these rows out')
    await page.click('text=Take the leads in')
    await page.waitForSelector('text=See the leads')
    expect(await page.locator('dl dd').allInnerTexts()).toEqual(['6', '0', '0', '1'])

    writeFileSync(path, stages(2))
    await page.goto(`${url}/import`)
    await page.setInputFiles('input[type=file]', path)
    await page.waitForSelector('h2 >> text=What the outcomes mean')
    expect(await choice('Этап 4').inputValue()).toBe('still running')
    expect(await choice('Переговоры').inputValue()).toBe('lost')
    expect(await page.locator('text=Suggested by the word').count()).toBe(0)
    expect(await page.locator('text=no meaning yet').count()).toBe(0)
  })

  it('changes the policy: sees the effect, keeps a draft, publishes it', async () => {
    const { page } = seat
    await page.goto(`${url}/policy`)
    const hot = page.locator('input[aria-label="Lowest score of tier: hot"]')
    await hot.fill('60')
    await hot.press('Tab')
    await page.waitForSelector('text=would be decided differently')
    await page.click('text=Save as a draft')
    await page.waitForSelector('text=Lowest score of tier: hot: 71 → 60')
    await page.click('button >> text=Sign for both and publish version 2')
    await page.waitForSelector('text=This is the policy in force')
    await page.waitForSelector('text=in force')
    expect(await hot.inputValue()).toBe('60')
  })

  it('adds a person, who comes in by the link and sets a password', async () => {
    const { page } = seat
    await page.goto(`${url}/settings/team`)
    await page.fill('form input >> nth=0', 'Дана')
    await page.fill('form input[type=email]', 'dana@example.kz')
    await page.click('text=Add the person')
    const link = await page.locator('pre').innerText()
    const context = await looking.browser.newContext({ locale: 'ru' })
    const other = await context.newPage()
    await other.goto(link.replace(/^https?:\/\/[^/]+/, url))
    await other.waitForURL((at) => at.pathname !== '/sign-in')
    await other.waitForSelector('main h1')
    await other.goto(`${url}/settings/me`)
    await other.fill('input[autocomplete="new-password"]', 'длинный пароль 1')
    await other.click('text=Задать пароль')
    await other.waitForSelector('text=Сохранено')
    await other.click('nav button[aria-haspopup]')
    await other.click('text=Выйти')
    await other.fill('input[type=email]', 'dana@example.kz')
    await other.fill('input[type=password]', 'длинный пароль 1')
    await other.click('button[type=submit]')
    await other.waitForSelector('text=Ваш список пуст')
    await context.close()
  })

  it('makes a key whose secret is shown once, and revokes it', async () => {
    const { page } = seat
    await page.goto(`${url}/settings/keys`)
    await page.fill('form input >> nth=0', 'Site')
    await page.click('text=Make the key')
    const secret = await page.locator('pre').innerText()
    const body = { name: 'Key', phone: '+7 701 555 44 30', message: 'Hello' }
    const post = () => call(`${url}/v1/leads`, { method: 'POST', body, headers: { authorization: `Bearer ${secret}` } })
    expect((await post()).status).toBe(201)
    await page.click('button >> text=Revoke')
    await page.waitForSelector('td >> text=revoked')
    expect((await post()).status).toBe(401)
    await page.reload()
    await page.waitForSelector('td >> text=revoked')
    expect(await page.locator('pre').count()).toBe(0)
    expect(seat.complaints).toEqual([])
  })
})
