import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('a manager and the rules of routing', () => {
  let looking: Looking
  let seat: Seat
  beforeAll(async () => {
    looking = await look()
    for (const name of ['Aigul', 'Boris']) await (await sit(looking, { role: 'rep', name })).context.close()
    seat = await sit(looking, { role: 'manager', name: 'Max' })
    seat.page.setDefaultTimeout(8000)
  })
  afterAll(() => looking.close())

  const open = async ({ page }: Seat) => {
    await page.goto(`${looking.server.url}/routing`)
    await page.locator('h2').first().waitFor()
  }
  const pick = async (label: string, option: string) => {
    await seat.page.getByRole('combobox', { name: label, exact: true }).last().focus()
    await seat.page.keyboard.press('ArrowDown')
    await seat.page.getByRole('option', { name: option, exact: true }).click()
  }

  it('writes a rule of several conditions, and sees where a made-up lead goes before it holds', async () => {
    const { page } = seat
    await open(seat)
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByText('Not whole yet').waitFor()
    expect(await page.getByRole('button', { name: 'Put in force' }).isDisabled()).toBe(true)
    await pick('If', 'country')
    await pick('country', 'Kazakhstan')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await pick('If', 'amount')
    await page.getByRole('textbox', { name: 'amount: from' }).fill('1000000')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await pick('If', 'company')
    await pick('company: must be or must not be', 'is not')
    await page.getByRole('combobox', { name: 'company', exact: true }).pressSequentially('Alfa,Beta,')
    await pick('goes to', 'Boris')
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', {
        name: 'country: KZ and amount from 1\u00a0000\u00a0000 and not: company: Alfa, Beta → Boris',
      })
      .waitFor()
    const tried = page.locator('form').filter({ hasText: 'A made-up message' })
    await page.getByLabel('A made-up message').fill('We need a pump')
    await tried.getByRole('combobox', { name: 'Country' }).click()
    await page.getByRole('option', { name: 'Kazakhstan' }).locator('visible=true').click()
    await tried.getByRole('textbox', { name: 'Amount' }).fill('2000000')
    await tried.getByRole('textbox', { name: 'Score' }).fill('80')
    await tried.getByRole('button', { name: 'Try' }).click()
    await page.getByText('With your draft').waitFor()
    await page.getByText(/rule 1/).waitFor()
    expect(await page.locator('li[data-taken]').count()).toBe(1)
    await tried.getByLabel('Company').fill('TOO Alfa')
    await tried.getByRole('button', { name: 'Try' }).click()
    await expect.poll(() => page.locator('li[data-taken]').count()).toBe(0)
  })

  it('puts a second rule before the first by keyboard, and both in force', async () => {
    const { page } = seat
    await page.getByRole('button', { name: 'Add a rule' }).click()
    await page.getByRole('combobox', { name: 'source', exact: true }).pressSequentially('fair,')
    await pick('goes to', 'Aigul')
    await page.keyboard.press('Escape')
    const second = page.getByRole('button', { name: 'source: fair → Aigul' })
    await second.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('Now rule 1').waitFor({ state: 'attached' })
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toContain('source: fair')
    await page.getByRole('button', { name: 'Put in force' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const rules = await looking.server.system.store.inWorkspace(looking.server.workspaceId, async (tx) => {
      const live = (await tx.rules.policies()).find(({ status }) => status === 'live')!
      return (live.body as { routing: { rules: { when: unknown }[] } }).routing.rules
    })
    expect(rules.map(({ when }) => when)).toEqual([
      { kind: 'in', fact: 'source', values: ['fair'] },
      {
        kind: 'all',
        of: [
          { kind: 'in', fact: 'country', values: ['KZ'] },
          { kind: 'between', fact: 'amount', from: 1_000_000 },
          {
            kind: 'not',
            of: {
              kind: 'all',
              of: [
                { kind: 'known', fact: 'company' },
                { kind: 'contains', fact: 'company', values: ['Alfa', 'Beta'] },
              ],
            },
          },
        ],
      },
    ])
    expect(seat.complaints).toEqual([])
  })

  it.each(['en', 'ru', 'kk', 'he'])('has nothing in anybody’s way in %s, at a desk and on a phone', async (locale) => {
    for (const width of [1280, 390]) {
      const other = await sit(looking, { role: 'manager', name: `Max ${locale} ${width}`, locale, width })
      await open(other)
      await other.page.locator('ol button[aria-expanded]').nth(1).click()
      await other.page.waitForLoadState('networkidle')
      expect(await violations(other.page)).toEqual([])
      if (shots) mkdirSync(shots, { recursive: true })
      if (shots) await other.page.screenshot({ path: `${shots}/routing-${locale}-${width}.png` })
      expect(await other.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(other.complaints).toEqual([])
      await other.context.close()
    }
  })
})
