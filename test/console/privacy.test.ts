import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayContact } from '../../src/app/consent/may-contact.ts'
import { receiveLead } from '../../src/app/receive/receive-lead.ts'
import { assessLead } from '../../src/app/assess-lead.ts'
import { hasChromium, look, type Looking, sit, violations } from './page.ts'

let looking: Looking

describe.skipIf(!hasChromium())("the privacy officer's desk", () => {
  beforeAll(async () => {
    looking = await look()
    const { system } = looking.server
    const consent = { text: 'I agree to offers', version: null, language: 'en', given: true }
    const { leadId } = await receiveLead(system, {
      draft: {
        name: 'Nina Person',
        email: 'nina@example.kz',
        message: 'How much is a crane?',
        consent: { ...consent, purposes: ['marketing'], channels: ['email'] },
      },
      country: 'KZ',
    })
    await assessLead(system, leadId)
  }, 180_000)
  afterAll(() => looking?.close())

  it('finds a person, explains in words, hands over, takes a withdrawal, and erases', async () => {
    const { page, complaints } = await sit(looking, { role: 'privacy_officer', name: 'Olga' })
    page.setDefaultTimeout(15_000)
    await page.getByRole('link', { name: 'Privacy' }).click()
    await page.getByLabel('Email, telephone or name').fill('nina@example.kz')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByLabel('Nina Person').check()
    await page.getByText('of 100 such leads bought').waitFor()
    expect(await page.getByText('(in force)').isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export to read' }).click(),
    ])
    const html = readFileSync(await download.path(), 'utf8')
    expect(html).toContain('nina@example.kz')
    expect(html).toContain('of 100 such leads bought')
    expect(html).toContain('I agree to offers')
    await page.getByLabel('In their words').fill('No more letters')
    await page.getByRole('button', { name: 'Write down' }).click()
    await page.getByText('No more letters').waitFor()
    expect(await page.getByText('(in force)').count()).toBe(0)
    await page.getByRole('tab', { name: 'Consents' }).click()
    await page.getByRole('cell', { name: 'Took back' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('tab', { name: 'A person' }).click()
    await page.getByLabel('Email, telephone or name').fill('nina@example.kz')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByLabel('Nina Person').check()
    await page.getByRole('button', { name: 'Erase' }).click()
    await page.getByLabel('Reason').fill('asked for')
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByText('1 inquiry erased').first().waitFor()
    await page.getByRole('tab', { name: 'Consents' }).click()
    await page.getByText('its place in the chain stays').first().waitFor()
    expect(complaints).toEqual([])
  }, 120_000)

  it('lets whoever talks with the person write down that they take their consent back', async () => {
    const { system } = looking.server
    const consent = { text: 'I agree', version: null, language: 'en', given: true, purposes: ['marketing'] }
    const { leadId } = await receiveLead(system, {
      draft: { email: 'caller@example.kz', message: 'Price?', consent: { ...consent, channels: ['email'] } },
      country: 'KZ',
    })
    await assessLead(system, leadId)
    const { page, complaints } = await sit(looking, { role: 'administrator', name: 'Talker' })
    page.setDefaultTimeout(15_000)
    await page.goto(`${looking.server.url}/leads/all/${leadId}`)
    await page.getByRole('tab', { name: 'Consent' }).click()
    await page.getByRole('combobox', { name: 'What they say' }).click()
    await page.getByRole('option', { name: 'Takes all consents back' }).click()
    await page.getByLabel('In their words').fill('No letters, please')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Write down' }).click()
    await page.getByText('Saved').first().waitFor()
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.getByText('consent withdrawn').waitFor()
    const permission = await mayContact(system, { leadId, purpose: 'marketing', channel: 'email' })
    expect(permission).toMatchObject({ allowed: false, reason: 'consent_withdrawn' })
    expect(complaints).toEqual([])
  }, 120_000)

  it.each(['ru', 'kk', 'he', 'en'])('shows every tab in %s, on a telephone too', async (locale) => {
    const { page, complaints } = await sit(looking, {
      role: 'administrator',
      name: `Reader ${locale}`,
      locale,
      width: 390,
    })
    await page.goto(`${looking.server.url}/privacy`)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await page.waitForTimeout(200)
      expect(await violations(page)).toEqual([])
    }
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
  }, 120_000)
})
