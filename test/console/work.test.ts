import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { call } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { hasChromium, look, type Looking, type Seat, sit, violations } from './page.ts'

/** A busy machine takes its time; what is awaited comes by itself. */
const patience = { timeout: 20_000 }

const messages = [
  'У нас магазин автозапчастей в Шымкенте, 5 продавцов. Заявки теряются, клиенты жалуются, что им не перезванивают. Директор сказал разобраться до конца недели. Готов завтра созвониться.',
  'Хочу узнать цену',
  'Нам срочно нужно решение, каждый день теряем продажи',
]

describe.runIf(hasChromium())('a rep at work', { timeout: 90_000 }, () => {
  let looking: Looking
  let program: Program
  let seat: Seat
  let url = ''

  beforeAll(async () => {
    looking = await look()
    url = looking.server.url
    program = await programWith(looking.server.system, url)
    seat = await sit(looking, { role: 'administrator', name: 'Rita Rep' })
  })
  afterAll(() => looking?.close())

  const post = async (name: string, message: string): Promise<string> => {
    const answer = await program.post('/v1/leads?wait=decision', { name, phone: '+7 701 555 44 33', message })
    expect(answer.status).toBe(201)
    return String(answer.body['id'])
  }
  const pageOf = async (id: string): Promise<LeadPage> => {
    const [cookie] = await seat.context.cookies()
    const answer = await call(`${url}/api/leads/${id}`, { headers: { cookie: `${cookie!.name}=${cookie!.value}` } })
    return answer.body as unknown as LeadPage
  }

  it('sees a posted lead with its score, its reasons and its own words', async () => {
    const { page } = seat
    await page.goto(`${url}/leads/team`)
    await page.waitForSelector('text=There are no leads yet')
    const id = await post('Марат', messages[0]!)
    // It comes by itself: nobody reloads.
    await page.waitForSelector('ol a >> text=Марат')
    await page.keyboard.press('j')
    await page.waitForSelector('#lead-heading >> text=Марат')
    expect(page.url()).toContain(`/leads/team/${id}`)
    const lead = await pageOf(id)
    const text = await page.locator('article').innerText()
    expect(text).toContain(`≈ ${lead.score} of 100 such leads bought`)
    expect(text).toContain('магазин автозапчастей в Шымкенте')
    for (const { quote } of lead.reading?.signals ?? [])
      expect(
        await page
          .locator('mark')
          .allInnerTexts()
          .then((marks) => marks.join(' ')),
      ).toContain(quote.slice(0, 8))
    await page.keyboard.press('y')
    await page.waitForSelector('text=Where every lead starts')
    expect(await violations(page)).toEqual([])
  })

  it('does not move the rows under the cursor when leads come in', async () => {
    const { page } = seat
    const before = await page.locator('ol a').first().innerText()
    await post('Срочный', messages[2]!)
    await post('Простой', messages[1]!)
    await page.waitForSelector('ol a >> text=Марат')
    expect(await page.locator('ol a').first().innerText()).toBe(before)
    // The worst one may be appended below; what belongs above waits behind the pill.
    const rowsAndPill = async () =>
      (await page.locator('ol a').count()) + (await page.locator('header >> text=new').count())
    await expect.poll(rowsAndPill, patience).toBeGreaterThan(1)
    // The second may still be on its way when the first has come.
    const takenIn = async () => {
      await page.keyboard.press('g')
      return page.locator('ol a').count()
    }
    await expect.poll(takenIn, patience).toBe(3)
    const scores = await page.locator('ol a b').allInnerTexts()
    expect(scores.map(Number)).toEqual(scores.map(Number).toSorted((a, b) => b - a))
  })

  it('logs a call, then a loss, by keys alone, and goes on to the next lead', async () => {
    const { page } = seat
    await page.goto(`${url}/leads/team`)
    await page.waitForSelector('ol a')
    await page.keyboard.press('j')
    await page.waitForSelector('#lead-heading')
    await page.waitForLoadState('networkidle').catch(() => {})
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    await page.keyboard.press('c')
    await page.waitForSelector('[role=dialog] button >> text=Talked')
    await page.keyboard.press('1')
    await page.waitForSelector('text=Recorded')
    await page.waitForSelector('[role=dialog]', { state: 'detached' })
    await page.keyboard.press('o')
    await page.waitForSelector('[role=dialog] textarea:focus')
    await page.keyboard.type('Просит договор на казахском')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('text=Note saved')
    await page.keyboard.press('r')
    await page.waitForSelector('[role=dialog] button >> text=Lost')
    await page.keyboard.press('l')
    await page.waitForSelector('text=Why was it lost?')
    await page.keyboard.press('1')
    await page.waitForSelector('text=Saved as lost')
    const lead = await pageOf(id)
    expect(lead.outcome_detail).toMatchObject({ kind: 'lost', reason: 'price' })
    expect(lead.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['call.logged', 'note.added']))
    expect(lead.first_contact_at).not.toBeNull()
    await page.waitForURL((at) => !at.pathname.endsWith(id))
  })

  it('snoozes, disputes and sets a verdict with a reason', async () => {
    const { page } = seat
    await page.waitForSelector('#lead-heading')
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    await page.click('button[aria-label="More actions"]')
    await page.click('text=Dispute the score')
    await page.fill('[role=dialog] textarea', 'Знакомый клиент')
    await page.click('[role=dialog] button[type=submit]')
    await page.waitForSelector('text=The dispute is kept')
    await page.keyboard.press('s')
    await page.waitForSelector('[role=dialog] button >> text=In an hour')
    await page.keyboard.press('1')
    await page.waitForSelector('text=Put off')
    const lead = await pageOf(id)
    expect(lead.disputes[0]).toMatchObject({ direction: 'too_high', reason: 'Знакомый клиент' })
    expect(Date.parse(lead.snoozed_until!)).toBeGreaterThan(Date.now())
  })

  it('has dialogues that axe finds nothing wrong with', async () => {
    const { page } = seat
    await page.goto(`${url}/leads/all`)
    await page.click('ol a >> nth=0')
    await page.waitForSelector('#lead-heading')
    for (const key of ['c', 's', 'p', 'o', 'v', '?']) {
      await page.keyboard.press(key)
      await page.waitForSelector('[role=dialog]:visible')
      expect(await violations(page), `after ${key}`).toEqual([])
      await page.keyboard.press('Escape')
      await page.waitForSelector('[role=dialog]', { state: 'detached' })
    }
    await page.click('button[aria-label="Filters"]')
    await page.waitForSelector('[role=dialog] input')
    expect(await violations(page), 'after the filters').toEqual([])
    await page.keyboard.press('Escape')
  })

  it('finds a rejected lead in the quarantine and brings it back', async () => {
    const { page } = seat
    const behaviour = { honeypot_filled: true, webdriver: true, seconds_to_submit: 1 }
    const bot = { name: 'Robot', phone: '+7 701 555 44 34', message: 'Hello', behaviour }
    const answer = await program.post('/v1/leads?wait=decision', bot)
    await page.goto(`${url}/leads/quarantine`)
    await page.click('ol a >> text=Robot')
    await page.waitForSelector('text=the field nobody sees was filled in')
    await page.click('text=Bring back from quarantine')
    await page.fill('[role=dialog] textarea', 'A person of ours, testing')
    await page.click('[role=dialog] button[type=submit]')
    await page.waitForSelector('text=Your verdict holds')
    expect((await pageOf(String(answer.body['id']))).status).not.toBe('quarantined')
  })

  it('says plainly that the server is away, and that nothing is lost', async () => {
    const { page, context } = seat
    await page.goto(`${url}/leads/team`)
    await page.waitForSelector('ol a')
    await context.setOffline(true)
    await page.waitForSelector('text=No connection to the server')
    await context.setOffline(false)
    await page.waitForSelector('text=No connection to the server', { state: 'detached' })
  })

  it('works on a phone: list, then lead, then back', async () => {
    const phone = await sit(looking, { role: 'manager', name: 'Phone', width: 390 })
    const { page } = phone
    await page.goto(`${url}/leads/all`)
    await page
      .locator('ol a')
      .first()
      .tap()
      .catch(() => page.locator('ol a').first().click())
    await page.waitForSelector('#lead-heading')
    expect(await page.locator('ol a').first().isVisible()).toBe(false)
    await page.click('button[aria-label="Back to the list"]')
    await page.waitForSelector('ol a')
    await phone.context.close()
  })
})
