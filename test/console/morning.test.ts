import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decision } from '../../src/core/decide/decision.ts'
import type { LeadId, UserId } from '../../src/core/lead/ids.ts'
import { localTimeOf } from '../../src/core/route/zone.ts'
import type { LeadList, LeadPage } from '../../src/http/contract/leads.ts'
import type { Today } from '../../src/http/contract/workspace.ts'
import { addUser } from '../../src/app/people/add-user.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { hasChromium, look, type Looking, type Seat, sit } from './page.ts'
import { root } from './sources.ts'

type Row = {
  readonly id: string
  readonly lang: 'ru' | 'kk' | 'he' | 'en' | 'mixed'
  readonly text: string
  readonly rank: number
  readonly nonbuyer: string | null
}

const rows = readFileSync(join(root, 'data/demo/messages.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)
const languages = ['ru', 'kk', 'he', 'en'] as const

/** The first few of each language that are so, in the order of the file: nobody picked them. */
const first = (each: number, fits: (row: Row) => boolean): readonly Row[] =>
  languages.flatMap((lang) => rows.filter((row) => row.lang === lang && fits(row)).slice(0, each))
const buyers = first(3, ({ rank }) => rank === 3)
const strangers = [
  ...first(2, ({ nonbuyer }) => nonbuyer === 'student'),
  ...first(2, ({ nonbuyer }) => nonbuyer === 'competitor'),
]
const others = [
  ...first(3, ({ rank, nonbuyer }) => rank === 1 && !nonbuyer),
  ...first(4, ({ rank }) => rank === 2),
].slice(0, 22)

const names = {
  ru: ['Марат Сериков', 'Ольга Ким', 'Игорь Павлов', 'Анна Белова', 'Сергей Ли'],
  kk: ['Айгүл Серікова', 'Нұрлан Оспанов', 'Динара Әлі', 'Ержан Бек', 'Мадина Нұр'],
  he: ['דנה כהן', 'יוסי לוי', 'מיכל ברק', 'אבי גולן', 'רונית שגב'],
  en: ['Emma Clark', 'James Hill', 'Olivia Reed', 'Noah Ward', 'Grace Cole'],
} as const

describe.runIf(hasChromium())('a morning', { timeout: 120_000 }, () => {
  let looking: Looking
  let ada: Browser
  let asel: Seat
  let aselId = ''
  const ids = new Map<Row, string>()
  const startedAt = Date.now()

  beforeAll(async () => {
    looking = await look()
    const { server } = looking
    ada = await signIn(server, server.linkToken)
    asel = await sit(looking, { role: 'rep', name: 'Asel Closer' })
    for (const person of [
      { name: 'Bolat Closer', closer: true },
      { name: 'Dina Rep' },
      { name: 'Erlan Junior', junior: true },
    ])
      await addUser(server.system, { email: `${person.name.split(' ')[0]!}@example.kz`, role: 'rep', ...person })
    const { items } = (await ada.get('/api/users')).body as unknown as { items: { id: string; name: string }[] }
    aselId = items.find(({ name }) => name === 'Asel Closer')!.id
    await ada.send('PATCH', `/api/users/${aselId}`, { closer: true })
    // The random sample would send a few cold ones to people: here chance stays out.
    const { routing, sampling } = (await ada.get('/api/routing')).body as unknown as {
      routing: object
      sampling: object
    }
    expect((await ada.send('PUT', '/api/routing', { routing, sampling: { ...sampling, rate: 0 } })).status).toBe(200)
  })
  afterAll(() => looking?.close())

  const pageOf = async (row: Row) => (await ada.get(`/api/leads/${ids.get(row)!}`)).body as unknown as LeadPage
  const reload = async (path: string) => {
    await asel.page.goto(looking.server.url + path)
    await asel.page.waitForSelector('ol a')
  }

  it('brings fifty mixed inquiries', async () => {
    const { server } = looking
    const program = await programWith(server.system, server.url)
    const all = [...buyers, ...strangers, ...others]
    expect(all).toHaveLength(50)
    // Mixed as they would come: a stride that visits each once.
    for (let index = 0; index < all.length; index += 1) {
      const row = all[(index * 17) % all.length]!
      const lang = row.lang === 'mixed' ? 'ru' : row.lang
      const body = {
        channel: 'form',
        source: ['instagram', 'google', 'site'][index % 3],
        name: names[lang][index % 5],
        phone: `+7701${(3_184_273 + index * 104_729) % 10_000_000}`.padEnd(12, '7'),
        message: row.text,
        received_at: new Date(startedAt - (50 - index) * 45_000).toISOString(),
      }
      const answer = await program.post('/v1/leads?wait=decision', body)
      expect(answer.status).toBe(201)
      ids.set(row, String(answer.body['id']))
    }
  })

  it('shows the twelve real buyers among the first thirteen, with reasons, assigned to the closers', async () => {
    // A call about a combine for August, in no hurry, scores beside the last of them: hot is a chance.
    const list = (await ada.get('/api/leads?view=team&limit=13')).body as unknown as LeadList
    const wanted = new Set(buyers.map((row) => ids.get(row)!))
    expect(list.items.slice(0, 10).every(({ id }) => wanted.has(id))).toBe(true)
    expect(list.items.filter(({ id }) => wanted.has(id)).length).toBe(12)
    for (const row of buyers) {
      const page = await pageOf(row)
      expect(page.tier, row.id).toBe('hot')
      expect(page.assignee?.name, row.id).toMatch(/Closer$/)
      expect(page.assignment?.reason).toMatch(/^closer_/)
      expect(page.reading!.signals.length, row.id).toBeGreaterThan(0)
      expect(page.score_detail!.contributions.some(({ points }) => points > 0)).toBe(true)
      expect(page.respond_by).not.toBeNull()
      expect(page.opening.language).toBe(row.lang)
    }
  })

  it('answers students and competitors by letter', async () => {
    const { server } = looking
    for (const row of strangers) {
      const events = await server.world.store.inWorkspace(server.workspaceId, (tx) =>
        tx.leads.events(ids.get(row)! as LeadId),
      )
      const decision = events.findLast(({ kind }) => kind === 'lead.decided')!.payload['decision'] as Decision
      expect(decision, row.id).toMatchObject({ tier: 'cold', answer: 'letter', next: 'route' })
      expect((await pageOf(row)).assignee, row.id).toBeNull()
    }
  })

  it('lets a rep work the list by keyboard alone', async () => {
    const { page } = asel
    await reload('/leads/mine')
    await page.keyboard.press('n')
    await page.waitForSelector('#lead-heading')
    const heading = () => page.locator('#lead-heading').innerText()
    await page.waitForSelector('text=I take it')
    await page.keyboard.press('a')
    await page.waitForSelector('text=It is yours')
    await page.keyboard.press('m')
    const text = page.locator('[role=dialog] textarea')
    await text.waitFor()
    expect((await text.inputValue()).length).toBeGreaterThan(20)
    await page.keyboard.press('Escape')
    await page.waitForSelector('[role=dialog]', { state: 'detached' })
    await page.keyboard.press('c')
    await page.waitForSelector('[role=dialog] button >> text=Talked')
    await page.keyboard.press('1')
    await page.waitForSelector('[role=dialog]', { state: 'detached' })
    const won = await heading()
    await page.keyboard.press('r')
    await page.waitForSelector('[role=dialog] button >> text=Won')
    await page.keyboard.press('w')
    await page.locator('[role=dialog] input').first().fill('450000')
    await page.keyboard.press('Enter')
    await expect.poll(heading, { timeout: 20_000 }).not.toBe(won)
    await page.keyboard.press('r')
    await page.waitForSelector('[role=dialog] button >> text=No answer')
    await page.keyboard.press('n')
    await page.waitForSelector('[role=dialog]', { state: 'detached' })
    expect(asel.complaints).toEqual([])
  })

  it('does one thing to many and takes it back, by keyboard and one click', async () => {
    const { page } = asel
    await reload('/leads/mine')
    const waiting = await page.locator('ol a').count()
    await page.keyboard.press('j')
    await page.waitForSelector('#lead-heading')
    await page.keyboard.press('b')
    await page.waitForSelector('text=1 chosen')
    await page.keyboard.press('j')
    await expect.poll(() => page.locator('ol a').nth(1).getAttribute('aria-current')).not.toBeNull()
    await page.keyboard.press('b')
    await page.waitForSelector('text=2 chosen')
    await page.locator('[role=toolbar] button >> text=Snooze').click()
    await page.locator('[role=menuitem]').first().click()
    await page.waitForSelector('text=Done with 2 leads')
    await expect.poll(async () => mineOf(), { timeout: 20_000 }).toBe(waiting - 2)
    await page.locator('button >> text=Undo').click()
    await page.waitForSelector('text=2 leads are where they were')
    await expect.poll(async () => mineOf(), { timeout: 20_000 }).toBe(waiting)
  })

  const mineOf = async (): Promise<number> => {
    const list = (await ada.get(`/api/leads?view=team&assignee=${aselId as UserId}`)).body as unknown as LeadList
    return list.items.length
  }

  it("tells the day on the manager's page", async () => {
    const today = (await ada.get('/api/today')).body as unknown as Today
    const dateOf = (at: number) => localTimeOf(at, 'Asia/Almaty').date
    const ofToday = Array.from({ length: 50 }, (_, index) => startedAt - (50 - index) * 45_000).filter(
      (at) => dateOf(at) === dateOf(Date.now()),
    )
    expect(today.totals.today).toBe(ofToday.length)
    expect(today.totals.won_today).toBe(1)
    const rep = today.reps.find(({ name }) => name === 'Asel Closer')!
    expect(rep.answered_today).toBe(2)
    expect(rep.median_answer_minutes).not.toBeNull()
    const seat = await sit(looking, { role: 'manager', name: 'Mira Manager' })
    await seat.page.goto(`${looking.server.url}/today`)
    await seat.page.waitForSelector('text=Waiting for an answer')
    const text = await seat.page.locator('main').innerText()
    expect(text).toContain('Asel Closer')
    expect(text).toMatch(/1 won/)
    await seat.page.locator('button >> text=Even out').click()
    await seat.page.waitForSelector('[role=dialog]')
    expect(seat.complaints).toEqual([])
  })
})
