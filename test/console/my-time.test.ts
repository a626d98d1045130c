import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('a rep and their own time', () => {
  let looking: Looking
  let seat: Seat
  beforeAll(async () => {
    looking = await look()
    seat = await sit(looking, { role: 'rep', name: 'Noa' })
    seat.page.setDefaultTimeout(8000)
  })
  afterAll(() => looking.close())

  const kept = async () => {
    const people = await looking.server.system.store.inWorkspace(looking.server.workspaceId, (tx) => tx.people.all())
    return people.find(({ name }) => name === 'Noa')!
  }

  it('sets hours in a zone of their own, and an absence is read on that clock', async () => {
    const { page } = seat
    await page.goto(`${looking.server.url}/settings/me`)
    await page.getByRole('switch', { name: 'Own hours' }).click()
    await page.getByLabel('Friday').fill('9-13')
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Jerusalem')
    await page.getByRole('option', { name: 'Asia/Jerusalem' }).click()
    await page.locator('section').filter({ hasText: 'Working hours' }).getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    expect((await kept()).workingHours).toMatchObject({
      timeZone: 'Asia/Jerusalem',
      week: { fri: [{ from: '09:00', to: '13:00' }] },
    })
    await page.getByText('Times in Asia/Jerusalem').waitFor()
    await page.getByLabel('From', { exact: true }).fill('2027-01-11T14:00')
    await page.getByLabel('To', { exact: true }).fill('2027-01-11T15:30')
    await page.getByRole('button', { name: 'Note it' }).click()
    await page
      .getByText(/Jan 11, 2027.*2:00|11 Jan 2027.*14:00/)
      .first()
      .waitFor()
    const answer = await page.request.get(`${looking.server.url}/api/absences`)
    const { items } = (await answer.json()) as { items: { from: string; to: string }[] }
    expect(items.map(({ from, to }) => [Date.parse(from), Date.parse(to)])).toEqual([
      [Date.UTC(2027, 0, 11, 12), Date.UTC(2027, 0, 11, 13, 30)],
    ])
    await page.getByRole('button', { name: 'For an hour' }).click()
    await page.getByRole('button', { name: 'Note it' }).click()
    await expect.poll(async () => page.getByRole('button', { name: 'Take back' }).count()).toBe(2)
  })

  it.each(['en', 'ru', 'kk', 'he'])('has nothing in their way in %s', async (locale) => {
    const other = await sit(looking, {
      role: 'rep',
      name: `Noa ${locale}`,
      locale,
      width: locale === 'he' ? 390 : 1280,
    })
    await other.page.goto(`${looking.server.url}/settings/me`)
    await other.page.locator('section').getByRole('switch').first().click()
    await other.page.waitForLoadState('networkidle')
    expect(await violations(other.page)).toEqual([])
    if (shots) mkdirSync(shots, { recursive: true })
    if (shots) await other.page.screenshot({ path: `${shots}/my-time-${locale}.png`, fullPage: true })
    await other.context.close()
  })
})
