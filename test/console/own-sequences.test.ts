import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { waitFor } from '../support/wait-for.ts'
import { type Browser, personOf } from '../support/browser.ts'
import { hasChromium, type Looking, look, type Seat, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('a marketer and a sequence of their own', () => {
  let looking: Looking
  let mail: MailLab
  let seat: Seat
  let ada: Browser
  beforeAll(async () => {
    looking = await look()
    mail = await startMailLab()
    ada = await personOf(looking.server, 'administrator')
    await ada.send('PUT', '/api/channels/mail', {
      host: '127.0.0.1',
      port: mail.port,
      security: 'none',
      user: null,
      from_name: 'Shop',
      from_address: 'sales@shop.example',
    })
    seat = await sit(looking, { role: 'marketer', name: 'Mira' })
    seat.page.setDefaultTimeout(8000)
  })
  afterAll(async () => {
    await looking.close()
    await mail.close()
  })

  const openList = async ({ page }: Seat) => {
    await page.goto(`${looking.server.url}/letters`)
    await page.locator('ol h2').first().waitFor()
  }
  const names = () => seat.page.locator('ol h2').allInnerTexts()
  const lastStored = async () => {
    const { items } = (await ada.get('/api/sequences')).body as { items: { body: { name?: string } }[] }
    return items.at(-1)!.body.name
  }
  const pick = async (label: string, option: string) => {
    await seat.page.getByRole('combobox', { name: label, exact: true }).last().focus()
    await seat.page.keyboard.press('ArrowDown')
    await seat.page.getByRole('option', { name: option, exact: true }).click()
  }
  const shot = async (name: string, { page }: Seat) => {
    if (shots) mkdirSync(shots, { recursive: true })
    if (shots) await page.screenshot({ path: `${shots}/own-${name}.png`, fullPage: true })
  }
  const lead = async (name: string) => {
    const program = await programWith(looking.server.system, looking.server.url)
    const { status } = await program.post('/v1/leads?wait=decision', {
      name: 'דנה',
      email: `${name}@erez-works.co.il`,
      country: 'IL',
      source: 'fair',
      message: 'שלום, ראיתי אתכם ביריד. כמה זה עולה?',
    })
    expect(status).toBe(201)
    return waitFor(() => mail.letters.find(({ to }) => to[0]!.startsWith(name)))
  }

  it('makes one for the trade fair in Hebrew that asks about the price, and sees for whom it would have been', async () => {
    const { page } = seat
    const { letter } = await lead('before')
    expect(letter.subject).toBe('קיבלנו את פנייתכם')
    await openList(seat)
    expect(await names()).toHaveLength(6)
    await page.getByRole('button', { name: 'New sequence' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('cold leads')
    await dialog.getByText('Another sequence has this name already.').waitFor()
    await dialog.getByLabel('Name').fill('Fair: the price')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/letters/own_'))
    await pick('If', 'source')
    await page.getByText('Something is still missing').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: 'source', exact: true }).pressSequentially('fair,')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await pick('If', 'language of the message')
    await pick('language of the message', 'Hebrew')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await pick('If', 'signals')
    await pick('signals', 'price only')
    await page.keyboard.press('Escape')
    await page.getByText(/Of 1 lead since .+, 1 would have come in/).waitFor()
  })

  it('writes its letter, switches it on and sees it go out', async () => {
    const { page } = seat
    await page.locator('[data-step]').first().click()
    await page.locator('label').filter({ hasText: 'עברית' }).click()
    await page.getByLabel('Subject').fill('המחירים שלנו, כפי שהבטחנו ביריד')
    await page.getByText('המחירים שלנו, כפי שהבטחנו ביריד').last().waitFor()
    await shot('editor', seat)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('switch', { name: 'On', exact: true }).click()
    await expect.poll(() => page.getByRole('switch', { name: 'On', exact: true }).isChecked()).toBe(true)
    const { letter } = await lead('fair')
    expect(letter.subject).toBe('המחירים שלנו, כפי שהבטחנו ביריד')
  })

  it('puts it last by keyboard, and first again', async () => {
    const { page } = seat
    await openList(seat)
    const standsAt = (place: number) =>
      expect.poll(async () => (await names()).at(place), { timeout: 10_000 }).toBe('Fair: the price')
    await standsAt(0)
    const later = page.getByRole('button', { name: 'Try later: Fair: the price' })
    await later.focus()
    for (let place = 1; place < 7; place += 1) {
      await page.keyboard.press('Enter')
      await page.getByText(`Now number ${place + 1}`).waitFor({ state: 'attached' })
      await standsAt(place)
    }
    await expect.poll(lastStored, { timeout: 10_000 }).toBe('Fair: the price')
    await page.reload()
    await page.locator('ol h2').first().waitFor()
    await standsAt(-1)
    const earlier = page.getByRole('button', { name: 'Try earlier: Fair: the price' })
    for (let place = 5; place >= 0; place -= 1) {
      await earlier.click()
      await standsAt(place)
    }
  })

  it('copies it, is told that the copy takes all of its leads, and removes both', async () => {
    const { page } = seat
    await page.getByRole('button', { name: 'New sequence' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Fair again')
    await dialog.getByRole('combobox', { name: 'Begin with' }).click()
    await page.getByRole('option', { name: 'A copy of: Fair: the price' }).click()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.waitForURL((url) => url.pathname.startsWith('/letters/own_'))
    await page.locator('[data-step]').first().waitFor()
    const power = page.getByRole('switch', { name: 'On', exact: true })
    await power.click()
    await expect.poll(() => power.isChecked()).toBe(true)
    await openList(seat)
    // The copy is first and takes them all.
    const card = page.getByRole('region', { name: 'Fair: the price' })
    await card.getByText('Everybody who meets this is taken before by “Fair again”').waitFor()
    await page.getByRole('link', { name: 'Edit: Fair again' }).click()
    await page.getByRole('button', { name: 'Remove the sequence' }).click()
    await dialog.getByText('Nobody is in it now.').waitFor()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.waitForURL((url) => url.pathname === '/letters')
    await expect.poll(names).toHaveLength(7)
    await page.getByRole('link', { name: 'Edit: Fair: the price' }).click()
    await page.getByRole('button', { name: 'Remove the sequence' }).click()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.waitForURL((url) => url.pathname === '/letters')
    await expect.poll(names).toHaveLength(6)
    const { letter } = await lead('after')
    expect(letter.subject).toBe('קיבלנו את פנייתכם')
    expect(seat.complaints).toEqual([])
  })

  it('lets those in one finish, sees them on their way, and stops them after all', async () => {
    const { page } = seat
    const made = (await ada.send('POST', '/api/sequences', { name: 'Fair, a month' })).body as {
      id: string
      body: { steps: { id: string }[] }
    }
    const [step] = made.body.steps
    const wait = { id: 'pause', kind: 'wait', days: 30, branches: [], next: null }
    const entry = { kind: 'in', fact: 'source', values: ['fair'] }
    const body = { ...made.body, entry, steps: [{ ...step, next: 'pause' }, wait] }
    await ada.send('PATCH', `/api/sequences/${made.id}`, { active: true, body })
    await lead('month')
    await openList(seat)
    const card = page.getByRole('region', { name: 'Fair, a month' })
    await card.getByRole('switch', { name: 'On' }).press('Space')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 lead is in it now').waitFor()
    expect(await violations(page)).toEqual([])
    await shot('off', seat)
    await dialog.getByRole('button', { name: 'Switch off' }).click()
    await card.getByText('Nobody new comes in; 1 lead is on its way to the end.').waitFor()
    await page.getByRole('link', { name: 'Edit: Fair, a month' }).click()
    await page.getByRole('button', { name: 'Remove the sequence' }).click()
    await dialog.getByRole('radio', { name: 'Let them finish' }).check()
    await dialog.getByRole('button', { name: 'Remove' }).click()
    await page.waitForURL((url) => url.pathname === '/letters')
    const removed = page.getByRole('region', { name: 'Removed, with leads still in them' })
    await removed.getByText('Fair, a month').waitFor()
    await shot('removed', seat)
    expect(await violations(page)).toEqual([])
    await removed.getByRole('button', { name: 'Stop for them now: Fair, a month' }).click()
    await removed.waitFor({ state: 'detached' })
    expect(seat.complaints).toEqual([])
  })

  it.each(['en', 'ru', 'kk', 'he'])('has nothing in anybody’s way in %s, at a desk and on a phone', async (locale) => {
    const made = await ada.send('POST', '/api/sequences', { name: `Fair ${locale}`, copy_of: 'warm' })
    for (const width of [1280, 390]) {
      const other = await sit(looking, { role: 'manager', name: `Max ${locale} ${width}`, locale, width })
      await openList(other)
      expect(await violations(other.page)).toEqual([])
      await shot(`list-${locale}-${width}`, other)
      await other.page.goto(`${looking.server.url}/letters/${made.body['id']}`)
      await other.page.locator('[data-step]').first().waitFor()
      await other.page.waitForLoadState('networkidle')
      expect(await violations(other.page)).toEqual([])
      await shot(`editor-${locale}-${width}`, other)
      expect(await other.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(other.complaints).toEqual([])
      await other.context.close()
    }
    await ada.send('DELETE', `/api/sequences/${made.body['id']}`)
  })
})
