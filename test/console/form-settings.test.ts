import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, look, type Looking, sit, violations } from './page.ts'

let looking: Looking

describe.skipIf(!hasChromium())('the settings of a form', () => {
  beforeAll(async () => {
    looking = await look()
  }, 180_000)
  afterAll(() => looking?.close())

  it('sets fields, words of consent and language, shows the form as it will be, and hands out the snippet', async () => {
    const { page, complaints } = await sit(looking, { role: 'administrator', name: 'Former' })
    page.setDefaultTimeout(15_000)
    await page.goto(`${looking.server.url}/settings/forms`)
    await page.getByLabel('Name of the form').fill('Shop')
    await page.getByRole('button', { name: 'Make the form' }).click()
    await page.getByRole('button', { name: 'Fields and consents' }).click()
    const preview = page.getByRole('region', { name: 'As visitors see it' })
    await preview.getByText('Name *').waitFor()
    await page.getByRole('checkbox', { name: 'City', exact: true }).check()
    await preview.getByText('City').waitFor()
    await page.getByRole('button', { name: 'Add a box' }).click()
    await page.getByRole('button', { name: 'Fill in the words' }).click()
    await page.getByText('Still missing: Contact for questions about data').waitFor()
    await page.getByLabel('English').fill('I agree to offers from Shop')
    for (const name of ['Русский', 'Қазақша', 'עברית']) await page.getByLabel(name).fill('')
    await preview.getByText('I agree to offers from Shop').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').first().waitFor()
    await page.getByRole('button', { name: 'Snippet', exact: true }).click()
    await page.getByText('name="consent_data" value="1.en"').first().waitFor()
    expect(complaints).toEqual([])
  }, 120_000)
})
