import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillSample } from '../../src/app/sample/fill-sample.ts'
import type { ResultFileView } from '../../src/http/contract/experiments.ts'
import type { LearningScreen } from '../../src/http/contract/learning.ts'
import { programWith } from '../support/key.ts'
import { hasChromium, look, type Looking, type Seat, sit, violations } from './page.ts'

const patience = { timeout: 60_000 }

describe.runIf(hasChromium())('a manager who wants to know whether it works', { timeout: 180_000 }, () => {
  let looking: Looking
  let seat: Seat
  let url = ''

  beforeAll(async () => {
    looking = await look()
    url = looking.server.url
    await fillSample(looking.server.system, { seed: 1 })
    seat = await sit(looking, { role: 'manager', name: 'Mara Manager' })
  }, 240_000)
  afterAll(() => looking?.close())

  const learning = () => seat.page.evaluate<LearningScreen>("fetch('/api/learning').then((answer) => answer.json())")
  const open = async (path: string) => {
    await seat.page.goto(url + path)
    await seat.page.waitForSelector('h1')
    await seat.page.waitForSelector('main [class*="Skeleton"]', { state: 'detached' })
  }

  it('trains, reads the report, puts the model in charge with a reason, and goes back', async () => {
    const { page } = seat
    await open('/model')
    await page.waitForSelector('text=No model of your own yet')
    await page.click('text=Train a model')
    await page.waitForSelector('text=Promised and came', patience)
    const text = await page.locator('main').innerText()
    expect(text).toMatch(/Leads scored \d+ to \d+ bought in \d+% of cases, \d+ to \d+, n = \d+\./)
    expect(text).toMatch(/On held-out deals: \S/)
    const trained = (await learning()).models.find(({ status }) => status === 'challenger')!.id
    await page.locator('details summary').first().click()
    expect(await page.locator('details[open] tbody tr').count()).toBeGreaterThan(4)
    expect(await violations(page)).toEqual([])

    await page.click('text=Put in charge')
    await page.fill('textarea', 'It was better on half a year of deals')
    await page.click('text=Let it decide')
    await page.waitForSelector('text=In charge before', patience)
    expect((await learning()).champion).toBe(trained)
    await page.click('text=Go back to this one')
    await expect.poll(async () => (await learning()).champion, patience).not.toBe(trained)
  })

  it('opens the policy with the threshold that the outcomes speak for', async () => {
    const { page } = seat
    await open('/model')
    await page.locator('text=Try it in the policy').first().click()
    await page.waitForURL(/\/policy\?hot=\d+/)
    const hot = new URL(page.url()).searchParams.get('hot')!
    await page.waitForSelector('text=Save as a draft')
    expect(await page.locator('input[aria-label="Lowest score of tier: hot"]').inputValue()).toBe(hot)
  })

  it('moves what an answer of a check weighs, and sees which leads would be decided otherwise', async () => {
    const { page } = seat
    await open('/policy')
    await page.click('text=What the answers of the checks weigh')
    await page.getByLabel('Made-up number · failed').fill('9')
    await page.waitForSelector('text=/^[1-9]\\d* of the last \\d+ leads would be decided differently/', patience)
    await page.click('text=Save as a draft')
    await page.waitForSelector('text=Made-up number · failed · weight: 3 → 9', patience)
    expect(await violations(page)).toEqual([])
  })

  it('plans an experiment, starts it, sees what is not known yet, and stops it', async () => {
    const { page } = seat
    await open('/experiments/new')
    await page.fill('textarea', 'Does the learned model bring more sales?')
    await page.waitForSelector('text=/\\d leads, [\\d,]+ weeks: with a look every day/')
    expect(await violations(page)).toEqual([])
    await page.click('text=Write it down as a draft')
    await page.waitForSelector('h1 >> text=Does the learned model bring more sales?')
    await page.waitForSelector('text=Not started yet.')
    await page.click('main >> button >> text="Start"')
    await page.click('text=Start now')
    await page.waitForSelector('text=Not enough data yet.')
    const program = await programWith(looking.server.system, url)
    for (const name of ['Асем', 'Марат', 'Dana', 'Тимур'])
      await program.post('/v1/leads?wait=decision', {
        name,
        phone: '+7 701 555 44 33',
        message: `Нужно 20 штук до пятницы, ${name}`,
      })
    await page.reload()
    await page.waitForSelector('text=not known yet: 4.')
    const kept = await page.evaluate<ResultFileView>(
      'fetch(document.querySelector(\'a[download="experiment.json"]\').href).then((answer) => answer.json())',
    )
    expect(kept.tables['leads']!.rows).toHaveLength(4)
    const rows = await page.evaluate<string>(
      'fetch(document.querySelector(\'a[download="experiment.csv"]\').href).then((answer) => answer.text())',
    )
    expect(rows.trim().split('\n')).toHaveLength(5)
    expect(await violations(page)).toEqual([])
    await page.click('main >> button >> text="Stop"')
    await page.click('text=Stop now')
    await page.waitForSelector('text=stopped')
    await open('/experiments')
    await page.waitForSelector('text=Does the learned model bring more sales?')
  })

  it('watches the promise, what changed, and for whom the score errs', async () => {
    const { page } = seat
    await open('/model/watch')
    await page.waitForSelector('text=Hot leads that buy')
    await page.waitForSelector('text=/The promise (?:holds|does not hold)/')
    await page.click('main label >> text="Language"')
    await page.waitForSelector('td >> text=Russian')
    expect(await violations(page)).toEqual([])
  })

  it('sees what each source brings, enters what it was paid, and the forecast', async () => {
    const { page } = seat
    await open('/channels')
    await page.waitForSelector('td >> text=instagram')
    const today = new Date().toISOString().slice(0, 10)
    await page.fill('form input >> nth=0', 'instagram')
    await page.keyboard.press('Escape')
    await page.fill('input[type=date] >> nth=0', `${today.slice(0, 8)}01`)
    await page.fill('input[type=date] >> nth=1', today)
    await page.fill('form input >> nth=-1', '600000')
    await page.click('form button[type=submit]')
    await page.waitForSelector('li >> text=600,000')
    await expect.poll(() => page.locator('tr:has-text("instagram")').innerText()).toMatch(/₸600,000|₸[\d,]+\s+₸[\d,]+/)
    expect(await violations(page)).toEqual([])
    await page.click('td >> a >> text=instagram')
    await page.waitForURL(/\/leads\/all\?.*source=instagram/)
    await page.waitForSelector('text=Leads that came ·')
    await open('/channels/forecast')
    await page.waitForSelector('text=/In \\w+ \\d{4} about \\d+ sales, between/')
    expect(await violations(page)).toEqual([])
    expect(seat.complaints).toEqual([])
  })

  it('has all its words at once where the person speaks another language than the browser remembers', async () => {
    const { page } = await sit(looking, { role: 'manager', name: 'Noa' })
    await page.evaluate(`fetch('/api/session').then((answer) => answer.json()).then(({ csrf_token }) => fetch('/api/session/me',
      { method: 'PATCH', headers: { 'content-type': 'application/json', 'x-csrf-token': csrf_token }, body: '{"locale":"he"}' }))`)
    await page.goto(`${url}/model/watch`)
    await page.waitForSelector('html[lang=he] main h2')
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:watch|model)\.[a-z_]+/)
    await page.context().close()
  })

  it('nothing is wider than a phone, in the dark, right to left', async () => {
    const phone = await sit(looking, { role: 'manager', name: 'Phone', locale: 'he', width: 390, dark: true })
    const faults: string[] = []
    for (const path of [
      '/model',
      '/model/watch',
      '/experiments',
      '/experiments/new',
      '/channels',
      '/channels/forecast',
    ]) {
      await phone.page.goto(url + path)
      await phone.page.waitForSelector('h1')
      await phone.page.waitForSelector('main [class*="Skeleton"]', { state: 'detached' })
      const wide = await phone.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      if (wide > 0) faults.push(`${path}: ${wide} px too wide`)
      for (const fault of await violations(phone.page)) faults.push(`${path}: ${fault}`)
    }
    expect(faults).toEqual([])
    await phone.context.close()
  })
})
