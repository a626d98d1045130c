import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/app/people/add-user.ts'
import { endPilot, startPilot } from '../../src/app/route/pilot.ts'
import { hasChromium, type Looking, look, sit, violations } from './page.ts'

describe.runIf(hasChromium())('notes on the edge of the day', () => {
  let looking: Looking
  beforeAll(async () => {
    looking = await look()
  })
  afterAll(() => looking.close())

  it.each([
    'en',
    'ru',
    'kk',
    'he',
  ])('the question of the month stands in nobody’s way in %s, and is answered', async (locale) => {
    const { page, context, complaints } = await sit(looking, { role: 'rep', name: `Rita ${locale}`, locale })
    // It is asked from the middle of a month on; before that only the asking is brought forward, the answer is kept by the server.
    const month = new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 7)
    if (Number(new Date().toISOString().slice(8, 10)) < 16)
      await page.route('**/api/poll', (route) =>
        route.request().method() === 'GET' ? route.fulfill({ json: { month } }) : route.continue(),
      )
    await page.goto(`${looking.server.url}/leads/mine`)
    const four = page.getByRole('button', { name: '4', exact: true })
    await four.waitFor()
    expect(await violations(page)).toEqual([])
    await four.click()
    expect(await violations(page)).toEqual([])
    const [answered] = await Promise.all([
      page.waitForResponse(
        (response) => response.url().endsWith('/api/poll') && response.request().method() === 'POST',
      ),
      page.locator('section form button[type=submit]').click(),
    ])
    expect(answered.status()).toBe(204)
    expect(complaints).toEqual([])
    await context.close()
  })

  it.each(['en', 'ru', 'kk', 'he'])('who works outside of a pilot is told so, in %s', async (locale) => {
    const { person } = await addUser(looking.server.system, {
      name: 'In',
      email: `in-${locale}@example.kz`,
      role: 'rep',
    })
    await startPilot(looking.server.system, { users: [person.id], sources: [] })
    const { page, context } = await sit(looking, { role: 'rep', name: `Out ${locale}`, locale, width: 390 })
    await page.goto(`${looking.server.url}/leads/mine`)
    const listed = await page.request.get(`${looking.server.url}/api/leads?view=mine`)
    expect(((await listed.json()) as { order: string }).order).toBe('arrival')
    await page.locator('header p').first().waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
    await endPilot(looking.server.system)
  })

  it('notices in the browser: says when they are not allowed, and when there is no push service', async () => {
    const { page, context, complaints } = await sit(looking, { role: 'rep', name: 'Pia' })
    await page.goto(`${looking.server.url}/settings/me`)
    const begin = page.getByRole('button', { name: /this browser/i })
    await begin.click()
    await page.getByText('does not allow notices from this site').waitFor()
    await context.grantPermissions(['notifications'], { origin: looking.server.url })
    await page.reload()
    await begin.click()
    // No push service is reached from here; all before it is real: permission, the worker, the server's key.
    await page.getByText('cannot reach its push service').waitFor()
    expect(await page.evaluate('navigator.serviceWorker.ready.then((it) => it.active.scriptURL)')).toBe(
      `${looking.server.url}/sw.js`,
    )
    // The browser of a test keeps nothing, and Chromium says that such a one has no push.
    expect(complaints.filter((text) => !text.includes('incognito'))).toEqual([])
  })
})
