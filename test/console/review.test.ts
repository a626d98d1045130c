import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { programWith } from '../support/key.ts'
import { hasChromium, look, type Looking, sit, violations } from './page.ts'

describe.runIf(hasChromium())('the review desk', () => {
  let looking: Looking
  const waiting = async () =>
    (
      await looking.server.world.store.inWorkspace(looking.server.workspaceId, (tx) =>
        tx.review.queue({ later: [], userId: null, now: looking.server.world.now() }),
      )
    ).left

  beforeAll(async () => {
    looking = await look()
    const program = await programWith(looking.server.system, looking.server.url)
    for (let number = 0; number < 3; number += 1)
      await program.post('/v1/leads?wait=decision', {
        channel: 'form',
        name: ['qwrtpsdfg', 'zxcvbnmkj', 'hjklfdsa'][number],
        email: `lead${number}@studio-${number}.example.kz`,
        phone: `+7 701 918 27 3${number}`,
        user_agent: 'python-requests/2.31',
        message: 'Здравствуйте, нужен расчёт на 20 мест до пятницы',
      })
  })
  afterAll(() => looking.close())

  it('decides by four keys, one lead at a time', async () => {
    const { page, complaints } = await sit(looking, { role: 'manager', name: 'Reviewer' })
    expect(await waiting()).toBe(3)
    await page.goto(`${looking.server.url}/leads/review`)
    await page.getByRole('link', { name: 'One by one' }).click()
    await page.getByRole('heading', { name: 'What would change the verdict' }).waitFor()
    if (process.env['ASSAY_SHOTS']) await page.screenshot({ path: `${process.env['ASSAY_SHOTS']}/review.png` })
    expect(await violations(page)).toEqual([])
    const name = () => page.locator('#lead-heading').innerText()
    expect(await name()).toContain('qwrtpsdfg')
    await page.keyboard.press('l')
    await page.getByText('1 put aside').waitFor()
    await expect.poll(name).toContain('zxcvbnmkj')
    await page.keyboard.press('q')
    await page.getByText('No way to send a code').waitFor()
    await page.keyboard.press('x')
    await page.getByRole('button', { name: 'A program, not a person' }).click()
    await page.getByText('1 today, 2 left').first().waitFor()
    await expect.poll(name).toContain('hjklfdsa')
    await page.keyboard.press('v')
    await page.getByText('2 today, 1 left').first().waitFor()
    await page.getByText('Only what you put aside is left.').waitFor()
    await page.getByRole('button', { name: 'Take those again' }).click()
    await page.locator('#lead-heading').waitFor()
    expect(await name()).toContain('qwrtpsdfg')
    expect(await waiting()).toBe(1)
    expect(complaints).toEqual([])
  }, 60_000)

  it('reads from right to left, and on a phone', async () => {
    const { page } = await sit(looking, { role: 'manager', name: 'Hebrew', locale: 'he', width: 390, dark: true })
    await page.goto(`${looking.server.url}/review`)
    await page.locator('#lead-heading').waitFor()
    expect(await page.evaluate('document.documentElement.dir')).toBe('rtl')
    if (process.env['ASSAY_SHOTS'])
      await page.screenshot({ path: `${process.env['ASSAY_SHOTS']}/review-he.png`, fullPage: true })
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
  }, 60_000)

  it('joins and takes apart from the duplicates of a lead', async () => {
    const program = await programWith(looking.server.system, looking.server.url)
    const post = async (body: object) =>
      String((await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })).body['id'])
    await post({ name: 'Асель Омарова', phone: '+77013338557' })
    const id = await post({ name: 'Асель Омарова', phone: '+77013338557' })
    const { page } = await sit(looking, { role: 'manager', name: 'Joiner' })
    await page.goto(`${looking.server.url}/leads/all/${id}`)
    await page.getByRole('tab', { name: /Same contact/ }).click()
    await page.getByRole('button', { name: 'Not this person: take apart' }).click()
    await page.getByText('Other people on the same email or phone').waitFor()
    const shown = (await (await page.request.get(`${looking.server.url}/api/leads/${id}`)).json()) as LeadPage
    expect(shown.duplicates.map((one) => one.same_contact)).toEqual([false])
  }, 60_000)

  it('sets up a service, and shows what sources bring', async () => {
    const { page, complaints } = await sit(looking, { role: 'administrator', name: 'Owner' })
    await page.goto(`${looking.server.url}/settings/services`)
    await page.getByRole('button', { name: 'Add a service' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Checker')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Checker' }).waitFor()
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('Try with').waitFor()
    if (process.env['ASSAY_SHOTS'])
      await page.screenshot({ path: `${process.env['ASSAY_SHOTS']}/services.png`, fullPage: true })
    expect(await violations(page)).toEqual([])
    await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).first().click()
    await page.getByLabel('What to call the list').fill('Our market')
    const table = 'Домен;Компания;Сотрудников\nfirm.example;Фирма;120\nother.example;"Другая; фирма";8\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'market.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByRole('cell', { name: '2 companies' }).waitFor()
    if (process.env['ASSAY_SHOTS'])
      await page.screenshot({ path: `${process.env['ASSAY_SHOTS']}/company-lists.png`, fullPage: true })
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove: Our market' }).click()
    await page.getByRole('cell', { name: 'Our market', exact: true }).waitFor({ state: 'detached' })
    await page.goto(`${looking.server.url}/channels/quality`)
    await page.getByText('let through').first().waitFor()
    if (process.env['ASSAY_SHOTS']) await page.screenshot({ path: `${process.env['ASSAY_SHOTS']}/sources.png` })
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  }, 60_000)
})
