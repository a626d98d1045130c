import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('a marketer and the sequences of letters', () => {
  let looking: Looking
  let seat: Seat
  beforeAll(async () => {
    looking = await look()
    seat = await sit(looking, { role: 'marketer', name: 'Mira' })
    seat.page.setDefaultTimeout(8000)
  })
  afterAll(() => looking.close())

  const open = async ({ page }: Seat, path: string) => {
    await page.goto(`${looking.server.url}${path}`)
    await page.waitForSelector('h1')
  }
  const line = async () => {
    const words = await seat.page.locator('[data-step]').allInnerTexts()
    return words.map((text) => text.split('\n')[0])
  }

  it('finds them from the list and adds, moves and removes steps by keyboard', async () => {
    const { page } = seat
    await open(seat, '/letters')
    await page.getByRole('link', { name: 'Edit: Cold leads' }).click()
    const first = page.locator('[data-step="answer"]')
    await first.waitFor()
    expect(await line()).toEqual([
      'Letter: We have received your inquiry',
      'Wait 30 days',
      'Letter: A short guide to choosing well',
      'Wait 90 days',
      'Letter: Is this still of interest?',
      'Wait 30 days',
      'Score again and show to a person',
    ])
    await first.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Alt+ArrowUp')
    expect((await line()).slice(0, 3)).toEqual([
      'Letter: We have received your inquiry',
      'Letter: A short guide to choosing well',
      'Wait 30 days',
    ])
    expect(await page.evaluate<string>('document.activeElement.dataset.step')).toBe('guide')
    await page.getByText('Another order of the steps').waitFor()
    await page.keyboard.press('Delete')
    expect(await line()).toHaveLength(6)
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await line()).toHaveLength(7)
    await page.getByRole('button', { name: 'Discard' }).click()
    expect((await line())[1]).toBe('Wait 30 days')
  })

  it('writes a new step with its letter in four languages, is told which text is not right, and saves', async () => {
    const { page } = seat
    await open(seat, '/letters/cold')
    await page.getByRole('button', { name: 'Add after step 2', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Letter' }).click()
    await page.getByLabel('Subject').fill('A case near you')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('Step 3, Русский: Something is still empty here.').waitFor()
    for (const [language, subject] of [
      ['Русский', 'Пример рядом с вами'],
      ['Қазақша', 'Жақын жердегі мысал'],
      ['עברית', 'דוגמה קרובה אליכם'],
    ] as const) {
      await page.locator('label').filter({ hasText: language }).click()
      await page.getByLabel('Subject').fill(subject)
    }
    await page.locator('label').filter({ hasText: 'English' }).click()
    await page.getByLabel('Text', { exact: true }).fill('Hello {{vorname}}, look: {{unsubscribe_link}}')
    await page.getByText('There is nothing to fill in for {{vorname}}.').waitFor()
    await page.getByLabel('Text', { exact: true }).fill('Hello[[ {{name}}]], look: {{unsubscribe_link}}')
    await page.getByText(/Hello Anna, look: http/).waitFor()
    await page.getByRole('switch', { name: /made-up lead/ }).click()
    await page.getByText(/Hello, look: http/).waitFor()
    // The other languages still greet as the guide does: with the same values.
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Letter: A case near you' }).waitFor()
    await page.getByText('Step 3 is new: Letter: A case near you').waitFor()
  })

  it('changes a wait to hours and branches on a visit', async () => {
    const { page } = seat
    await open(seat, '/letters/not_now')
    await page.getByRole('button', { name: 'Wait 30 days' }).click()
    await page.getByRole('combobox', { name: 'Days or hours' }).click()
    await page.getByRole('option', { name: 'hours' }).click()
    await page.getByLabel('How long').fill('36')
    await page.getByRole('button', { name: 'Remove: they visit the site' }).click()
    await page.getByRole('button', { name: 'Add a branch' }).click()
    await page.getByText('If a letter is opened: end').waitFor()
    await page.getByText('Step 4: Wait 30 days → Wait 36 hours').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const { body } = await looking.server.system.store.inWorkspace(
      looking.server.workspaceId,
      async (tx) => (await tx.nurture.sequences()).find(({ id }) => id === 'not_now')!,
    )
    const steps = (body as { steps: { id: string; days?: number; branches?: unknown }[] }).steps
    expect(steps.find(({ id }) => id === 'wait_answer')).toMatchObject({
      days: 1.5,
      branches: [
        { on: 'clicked', go: 'look' },
        { on: 'opened', go: null },
      ],
    })
  })

  it('takes an earlier version up again', async () => {
    const { page } = seat
    await open(seat, '/letters/not_now')
    await page.getByText('Step 4: Wait 30 days → Wait 36 hours').waitFor()
    await page.getByRole('button', { name: 'Take up again' }).last().click()
    await page.getByRole('button', { name: 'Wait 30 days' }).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByText('Step 4: Wait 36 hours → Wait 30 days').waitFor()
  })

  it('is asked before unsaved changes are left', async () => {
    const { page } = seat
    await open(seat, '/letters/warm')
    await page.getByRole('button', { name: 'Remove step 2', exact: true }).click()
    page.once('dialog', (dialog) => void dialog.dismiss())
    await page.getByRole('link', { name: 'Letters' }).click()
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toBe('/letters/warm')
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('link', { name: 'Letters' }).click()
    await page.waitForURL((url) => url.pathname === '/letters')
    expect(seat.complaints.filter((text) => !text.includes('400'))).toEqual([])
  })

  it.each(['en', 'ru', 'kk', 'he'])('has nothing in anybody’s way in %s, at a desk and on a phone', async (locale) => {
    for (const width of [1280, 390]) {
      const other = await sit(looking, { role: 'manager', name: `Max ${locale} ${width}`, locale, width })
      await open(other, '/letters/warm')
      for (const step of ['wait_3', 'guide']) {
        await other.page.locator(`[data-step="${step}"]`).click()
        await other.page.waitForLoadState('networkidle')
        if (step === 'guide' || width > 600) expect(await violations(other.page)).toEqual([])
        if (shots) mkdirSync(shots, { recursive: true })
        if (shots) await other.page.screenshot({ path: `${shots}/letters-${step}-${locale}-${width}.png` })
      }
      expect(await other.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(other.complaints).toEqual([])
      await other.context.close()
    }
  })
})
