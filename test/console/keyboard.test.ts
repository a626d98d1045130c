import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { programWith } from '../support/key.ts'
import { hasChromium, look, type Looking, sit } from './page.ts'

const people = ['Марат', 'Асем', 'Dana', 'Ерлан', 'Айгүл']

/** Where the keyboard stands, by what a screen reader would say first; nothing where the browser dropped it. */
const standing = (page: Page) =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement
    return at === document.body ? '' : (at.getAttribute('aria-label') ?? at.innerText).replaceAll(/\\s+/g, ' ').trim()
  })()`)

/** The browser shares the machine with other tests. */
const patience = { timeout: 8000 }

describe.runIf(hasChromium())('by keyboard alone', () => {
  let looking: Looking

  beforeAll(async () => {
    looking = await look()
    const program = await programWith(looking.server.system, looking.server.url)
    for (const [index, name] of people.entries())
      await program.post('/v1/leads?wait=decision', {
        name,
        phone: `+7 701 555 44 3${index}`,
        message: 'Нужны запчасти, 40 штук, счёт до пятницы. Готов завтра созвониться.',
      })
  })
  afterAll(() => looking?.close())

  it('the focus goes along with the open lead, into its trays and back, and on to the next lead', async () => {
    const { page, complaints } = await sit(looking, { role: 'manager', name: 'Keys' })
    const stands = (what: string | RegExp) => expect.poll(() => standing(page), patience).toMatch(what)
    await page.goto(`${looking.server.url}/leads/all`)
    await page.waitForSelector('[data-lead]')
    const names = (await page.locator('[data-lead]').allInnerTexts()).map(
      (text) => people.find((one) => text.includes(one))!,
    )
    await page.keyboard.press('j')
    await stands(names[0]!)
    await page.keyboard.press('j')
    await stands(names[1]!)
    await page.locator('#lead-heading', { hasText: names[1]! }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.id'), patience).toBe('lead-heading')
    await page.keyboard.press('Escape')
    await stands(`${names[1]!} `)
    for (const [key, first] of [
      ['r', /Won/],
      ['s', /In an hour/],
      ['p', /leads/],
    ] as const) {
      await page.keyboard.press(key)
      await stands(first)
      await page.keyboard.press('Escape')
      await stands(names[1]!)
    }
    await page.keyboard.press('/')
    await page.keyboard.type(names[1]!)
    await page.locator('[aria-live]', { hasText: '1 lead' }).waitFor({ state: 'attached' })
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.waitForURL((url) => !url.searchParams.has('q'))
    await page.keyboard.press('Escape')
    await stands(names[1]!)
    await page.getByRole('button', { name: 'More actions' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
    await stands('More actions')
    await page.keyboard.press('r')
    await stands(/Won/)
    await page.keyboard.press('n')
    await expect.poll(() => page.locator('#lead-heading').innerText(), patience).toContain(names[2]!)
    await stands(names[2]!)
    expect(complaints).toEqual([])
  }, 60_000)

  it('what was switched off or taken away gives the focus to what is next to it', async () => {
    const { page } = await sit(looking, { role: 'rep', name: 'Away' })
    await page.goto(`${looking.server.url}/settings/me`)
    const note = async (usual: string, rows: number) => {
      await page.getByRole('button', { name: usual }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Note it' }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('button', { name: 'Take back' }).count(), patience).toBe(rows)
      await expect.poll(() => standing(page), patience).not.toBe('')
    }
    await note('For an hour', 1)
    await note('Tomorrow', 2)
    await page.getByRole('button', { name: 'Take back' }).first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('button', { name: 'Take back' }).count(), patience).toBe(1)
    await expect.poll(() => standing(page), patience).toBe('Take back')
  }, 60_000)

  it('keys are heard on a screen with closed lists of choices, and Escape gives the focus back', async () => {
    const { page } = await sit(looking, { role: 'rep', name: 'Help' })
    await page.goto(`${looking.server.url}/settings/me`)
    await page.locator('[role="listbox"]').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'For an hour' }).focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => standing(page), patience).toBe('For an hour')
  }, 60_000)

  it('a click beside takes the focus away, and nothing brings it back', async () => {
    const { page } = await sit(looking, { role: 'rep', name: 'Mouse' })
    await page.goto(`${looking.server.url}/settings/me`)
    await page.getByRole('button', { name: 'For an hour' }).focus()
    await page.locator('h1').click()
    await page.waitForTimeout(1200)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
  }, 60_000)
})
