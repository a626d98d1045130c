import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessLead } from '../../src/app/assess-lead.ts'
import { receiveLead } from '../../src/app/receive/receive-lead.ts'
import { hasChromium, look, type Looking, sit, violations } from './page.ts'

let looking: Looking
let lead: string

describe.skipIf(!hasChromium())('a consent given on the telephone', () => {
  beforeAll(async () => {
    looking = await look()
    const { system } = looking.server
    const draft = { name: 'Nina Person', phone: '8 701 300 10 02', message: 'How much is a crane?' }
    lead = (await receiveLead(system, { draft, country: 'KZ' })).leadId
    await assessLead(system, lead as Parameters<typeof assessLead>[1])
  }, 180_000)
  afterAll(() => looking?.close())

  it('is read out, written down, shown with who heard it, and taken back with one press', async () => {
    const { page, complaints } = await sit(looking, { role: 'administrator', name: 'Olga' })
    page.setDefaultTimeout(15_000)
    await page.goto(`${looking.server.url}/leads/all/${lead}`)
    await page.getByRole('tab', { name: 'Consent' }).click()
    await page.getByText('No consent is recorded').waitFor()
    const text = page.getByLabel('Text to read out')
    await page.getByText('Ask your privacy officer').waitFor()
    await text.fill('May we call you about offers? You may say no at any time.')
    expect(await page.getByRole('button', { name: 'Record the consent' }).isDisabled()).toBe(true)
    await page.getByLabel('I read the whole text out').check()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Record the consent' }).click()
    await page.getByText('written down by Olga').waitFor()
    await page.getByText('(in force)').waitFor()
    expect(await page.getByRole('link', { name: 'Certificate of consents' }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('Took back').waitFor()
    expect(await page.getByText('(in force)').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
