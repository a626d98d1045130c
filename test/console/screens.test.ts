import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import words from '../../web/messages/en.json' with { type: 'json' }
import { programWith } from '../support/key.ts'
import { phoneFaults } from './phone-faults.ts'
import { hasChromium, look, type Looking, type Seat, sit, violations } from './page.ts'

const languages = ['en', 'ru', 'kk', 'he'] as const
const screens = [
  '/leads/team',
  '/leads/quarantine',
  '/today',
  '/late',
  '/routing',
  '/start',
  '/import',
  '/policy',
  '/model',
  '/model/watch',
  '/channels',
  '/channels/forecast',
  '/experiments',
  '/experiments/new',
  '/settings/me',
  '/settings/team',
  '/settings/forms',
  '/settings/keys',
  '/settings/lists',
  '/settings/workspace',
  '/settings/words',
  '/settings/channels',
  '/settings/services',
  '/settings/webhooks',
  '/settings/deliveries',
  '/settings/audit',
  '/channels/quality',
  '/review',
  '/privacy',
  '/letters',
  '/letters/cold',
] as const

/** What a key of a message begins with; names of hosts and of files look like keys, too. */
const places = new Set(Object.keys(words).map((key) => key.split('.')[0]))
const isMessageKey = (found: string): boolean => found.startsWith('{') || places.has(found.split('.')[0])

type Shown = { readonly text: string; readonly direction: string; readonly language: string }

const message =
  'У нас магазин автозапчастей в Шымкенте, 5 продавцов. Заявки теряются, клиенты жалуются. Готов завтра созвониться.'

describe.runIf(hasChromium())('every screen, in every language', () => {
  let looking: Looking
  let leadId = ''

  beforeAll(async () => {
    looking = await look()
    const program = await programWith(looking.server.system, looking.server.url)
    const answer = await program.post('/v1/leads?wait=decision', { name: 'Марат', phone: '+7 701 555 44 33', message })
    leadId = String(answer.body['id'])
  })
  afterAll(() => looking?.close())

  const visit = async (seat: Seat, path: string) => {
    await seat.page.goto(looking.server.url + path)
    await seat.page.locator('h1:visible, h2:visible').first().waitFor()
    await seat.page.waitForSelector('main [class*="Skeleton"]', { state: 'detached' })
  }

  it.each(languages)(
    '%s: nothing missing, nothing wrong for axe, no complaint',
    { timeout: 120_000 },
    async (locale) => {
      const seat = await sit(looking, { role: 'administrator', name: `Admin ${locale}`, locale })
      const faults: string[] = []
      for (const path of [...screens, `/leads/all/${leadId}`]) {
        await visit(seat, path)
        const { text, direction, language } = await seat.page.evaluate<Shown>(
          '({ text: document.body.innerText, direction: document.documentElement.dir, language: document.documentElement.lang })',
        )
        if (language !== locale || direction !== (locale === 'he' ? 'rtl' : 'ltr'))
          faults.push(`${path}: is ${language} ${direction}`)
        // A key on the screen is a message that is missing; a brace is one that was filled in wrongly.
        for (const [key] of text.matchAll(/(?<![\w@/.])[a-z_]+\.[a-z_]+(?:\.[a-z_]+)*(?![\w@.])|\{\w+[,}]/g))
          if (path !== '/settings/webhooks' && isMessageKey(key)) faults.push(`${path}: shows ${key}`)
        for (const fault of await phoneFaults(seat.page)) faults.push(`${path} on a phone: ${fault}`)
        // The other languages differ from this one in words and direction only; those are looked at in the dark below.
        if (locale === 'he') for (const fault of await violations(seat.page)) faults.push(`${path}: ${fault}`)
      }
      expect(faults).toEqual([])
      expect(seat.complaints).toEqual([])
      await seat.context.close()
    },
  )

  it('dark and on a phone: nothing wrong for axe, nothing wider than the screen', { timeout: 120_000 }, async () => {
    const seat = await sit(looking, { role: 'administrator', name: 'Phone', locale: 'ru', width: 390, dark: true })
    const faults: string[] = []
    for (const path of [...screens, `/leads/all/${leadId}`]) {
      await visit(seat, path)
      const overflow = await seat.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
      if (overflow > 0) faults.push(`${path}: ${overflow} px too wide`)
      for (const fault of await violations(seat.page)) faults.push(`${path}: ${fault}`)
    }
    expect(faults).toEqual([])
    await seat.context.close()
  })

  it('on a tablet the lead has room beside its list', { timeout: 60_000 }, async () => {
    const seat = await sit(looking, { role: 'administrator', name: 'Tablet', locale: 'ru', width: 820 })
    await visit(seat, `/leads/all/${leadId}`)
    const width = async (selector: string) => (await seat.page.locator(selector).first().boundingBox())!.width
    expect(await width('article[aria-labelledby="lead-heading"]')).toBeGreaterThan(400)
    expect(await width('[data-lead]')).toBeGreaterThan(280)
    const tabs = await seat.page.locator('article [role="tab"]').all()
    const tops = await Promise.all(tabs.map(async (tab) => Math.round((await tab.boundingBox())!.y)))
    expect(new Set(tops).size).toBe(1)
    expect(await violations(seat.page)).toEqual([])
    await seat.context.close()
  })

  it('without a connection a screen that was not fetched says so, and the console goes on', async () => {
    const seat = await sit(looking, { role: 'administrator', name: 'Offline' })
    const { page, context } = seat
    await visit(seat, '/leads/all')
    await context.setOffline(true)
    await page.locator('nav a[href="/channels"]').click()
    await page.waitForSelector('main [role=alert] >> text=cannot be reached')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('nav a[href="/leads/all"]').click()
    await page.waitForSelector('ol a')
    await context.setOffline(false)
    await context.close()
  })

  it('dialogues of the working day: nothing wrong for axe', { timeout: 120_000 }, async () => {
    const seat = await sit(looking, { role: 'administrator', name: 'Dialogues' })
    const { page } = seat
    const faults: string[] = []
    const check = async (what: string) => {
      for (const fault of await violations(page)) faults.push(`${what}: ${fault}`)
    }
    await visit(seat, '/routing')
    await page.getByLabel('A made-up message').fill(message)
    await page.getByRole('button', { name: 'Try' }).click()
    await page.waitForSelector('output >> text=Answer by')
    await check('simulator')
    await visit(seat, '/today')
    await page.getByRole('button', { name: 'Even out' }).click()
    await page.waitForSelector('[role=dialog]')
    await check('rebalance')
    await visit(seat, '/settings/team')
    await page.getByRole('button', { name: 'Details' }).first().click()
    await page.waitForSelector('[role=dialog] >> text=Working hours')
    await page.getByRole('switch', { name: 'Own hours' }).click()
    await page.waitForSelector('[role=dialog] >> text=Monday')
    await check('person')
    await visit(seat, '/leads/all')
    await page.waitForSelector('ol a')
    await page.keyboard.press('j')
    await page.waitForSelector('#lead-heading')
    await page.keyboard.press('b')
    await page.waitForSelector('[role=toolbar]')
    await page.keyboard.press('m')
    await page.waitForSelector('[role=dialog] textarea')
    await check('bulk and message')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.waitForSelector('text=Keep this list as')
    await check('filters')
    expect(faults).toEqual([])
    expect(seat.complaints).toEqual([])
    await seat.context.close()
  })
})
