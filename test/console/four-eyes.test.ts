import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReviewCase } from '../../src/http/contract/review.ts'
import { signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { signAndPublish } from '../support/publish-policy.ts'
import { hasChromium, look, type Looking, sit, violations } from './page.ts'

const shots = process.env['ASSAY_SHOTS']

describe.runIf(hasChromium())('two people and the lead itself', () => {
  let looking: Looking
  let post: (body: object) => Promise<string>

  beforeAll(async () => {
    looking = await look()
    const { server } = looking
    const program = await programWith(server.system, server.url)
    let serial = 0
    post = async (body) => {
      serial += 1
      const draft = { channel: 'form', name: 'qwrtpsdfg', email: `l${serial}@studio-${serial}.example.kz`, ...body }
      return String((await program.post('/v1/leads?wait=decision', draft)).body['id'])
    }
    const admin = await signIn(server, server.linkToken)
    const policies = (await admin.get('/api/policies')).body as { items: { body: Record<string, unknown> }[] }
    const body = { ...policies.items[0]!.body, fourEyesFrom: 1_000_000 }
    const draft = await admin.send('POST', '/api/policies', { body, note: 'two people on large deals' })
    expect((await signAndPublish(admin, draft.body['version'])).status).toBeLessThan(300)
  }, 180_000)
  afterAll(() => looking?.close())

  it('a large deal goes on to the next reviewer, who agrees; the first is not asked again', async () => {
    const { server } = looking
    await post({ amount: 5_000_000, user_agent: 'python-requests/2.31', message: 'Нужен кран' })
    const ada = await sit(looking, { role: 'manager', name: 'Ada' })
    await ada.page.goto(`${server.url}/review`)
    await ada.page.getByText('two people must agree').waitFor()
    await ada.page.getByText('To be decided').waitFor()
    await ada.page.getByRole('button', { name: 'Real' }).click()
    await ada.page.getByText('Kept: a second person must agree').waitFor()
    await ada.page.getByText('What is left waits for a second person').waitFor()
    const bob = await sit(looking, { role: 'manager', name: 'Bob' })
    await bob.page.goto(`${server.url}/review`)
    await bob.page.getByText('Ada says').waitFor()
    if (shots) await bob.page.screenshot({ path: `${shots}/four-eyes.png` })
    expect(await violations(bob.page)).toEqual([])
    await bob.page.getByRole('button', { name: 'Real' }).click()
    await bob.page.getByText('Nothing waits for a verdict').waitFor()
    expect([...ada.complaints, ...bob.complaints]).toEqual([])
  }, 90_000)

  it('somebody turned away by a machine says who they are on their own page, and comes back to people in time', async () => {
    const { server } = looking
    const behaviour = { honeypot_filled: true, webdriver: true, seconds_to_submit: 0.4 }
    const id = await post({ user_agent: 'python-requests/2.31', behaviour, language: 'ru' })
    const { page } = await sit(looking, { role: 'manager', name: 'Cyd' })
    const found = (await (await page.request.get(`${server.url}/api/leads/${id}/case`)).json()) as ReviewCase
    const context = await looking.browser.newContext({ locale: 'ru', viewport: { width: 390, height: 800 } })
    const lead = await context.newPage()
    await lead.goto(found.appeal_url.replace(/^https?:\/\/[^/]+/, server.url))
    await lead.getByLabel('Кто вы и как с вами связаться?').fill('Я владелец студии, позвоните мне')
    if (shots) await lead.screenshot({ path: `${shots}/appeal.png` })
    expect(await violations(lead)).toEqual([])
    await lead.getByRole('button', { name: 'Отправить' }).click()
    await lead.getByText('Человек прочтёт это').waitFor()
    await page.goto(`${server.url}/review`)
    await page.getByText('Я владелец студии').waitFor()
    await page.getByText('To be decided').waitFor()
    await page.keyboard.press('v')
    await page.getByText('Nothing waits for a verdict').waitFor()
    await context.close()
  }, 90_000)

  it('the policy says who must agree, who is asked for a code, and what a missed must leads to', async () => {
    const { page, complaints } = await sit(looking, { role: 'administrator', name: 'Owner' })
    await page.goto(`${looking.server.url}/policy`)
    await page.getByLabel('Deal value from which two must agree').fill('2000000')
    await page.getByLabel('A doubtful lead is asked for a one-time code').check()
    await page.getByRole('combobox', { name: 'Size: weight' }).click()
    await page.getByRole('option', { name: 'must' }).click()
    await page.getByRole('combobox', { name: 'Size: and leads to' }).click()
    await page.getByRole('option', { name: 'review' }).click()
    if (shots) await page.getByRole('combobox', { name: 'Size: and leads to' }).scrollIntoViewIfNeeded()
    if (shots) await page.screenshot({ path: `${shots}/policy-icp.png` })
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  }, 90_000)
})
