import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePushSender } from '../../src/messenger/push/push-sender.ts'
import { programWith } from '../support/key.ts'
import { type PushService, pushService } from '../support/push-service.ts'
import { chromiumArguments, chromiumPath, hasChromium, look, type Looking } from './page.ts'
import { issueLink } from './sign-in-link.ts'

type Shown = { readonly title: string; readonly body: string; readonly lang: string; readonly url: string }

const shownNotices = (page: Page) =>
  page.evaluate<readonly Shown[]>(`navigator.serviceWorker.ready.then((it) => it.getNotifications())
    .then((all) => all.map(({ title, body, lang, data }) => ({ title, body, lang, url: data.url })))`)

describe.runIf(hasChromium())('notices of a browser that is closed', () => {
  let looking: Looking
  let service: PushService
  let context: BrowserContext
  const profile = mkdtempSync(join(tmpdir(), 'assay-profile-'))

  beforeAll(async () => {
    looking = await look()
    service = await pushService()
    // The sender is the real one; only the service that the browser names stands on this machine.
    const real = makePushSender({ allowPrivate: true })
    const { senders } = looking.server.world
    Object.assign(senders, {
      push: {
        ...real,
        send: ({ subscription, ...message }: Parameters<typeof real.send>[0]) =>
          real.send({
            ...message,
            subscription: { ...subscription, endpoint: service.endpointHere(subscription.endpoint) },
          }),
      },
    })
    // A window that keeps nothing has no push: a profile of its own, and none of the switches that keep the browser quiet.
    context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath!,
      headless: false,
      args: [
        ...chromiumArguments.filter((one) => !/background-networking|disable-sync/.test(one)),
        ...service.chromiumArguments,
      ],
      ignoreDefaultArgs: ['--disable-background-networking', '--disable-sync'],
      locale: 'ru',
    })
    await context.grantPermissions(['notifications'], { origin: looking.server.url })
  }, 60_000)
  afterAll(async () => {
    await context?.close()
    service?.close()
    await looking?.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it('a lead that comes in is told by the browser, in the person’s language, and a click opens it', async () => {
    const { server } = looking
    const page = await context.newPage()
    await page.goto(`${server.url}/sign-in#${await issueLink(server, { role: 'rep', name: 'Paula', locale: 'ru' })}`)
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto(`${server.url}/settings/me`)
    await page.getByRole('button', { name: 'Уведомления в этом браузере' }).click()
    await page.getByRole('button', { name: 'Отключить' }).waitFor({ timeout: 20_000 })
    const program = await programWith(server.system, server.url)
    const { body } = await program.post('/v1/leads?wait=decision', {
      name: 'Марат',
      phone: '+7 701 555 44 33',
      message: 'Нужны запчасти на 40 машин, счёт до пятницы. Готов завтра созвониться, решаю сам.',
    })
    await expect.poll(() => service.count(), { timeout: 20_000 }).toBe(1)
    await expect.poll(() => shownNotices(page), { timeout: 20_000 }).toHaveLength(1)
    const [notice] = await shownNotices(page)
    expect(notice).toMatchObject({ lang: 'ru', url: expect.stringContaining(String(body['id'])) as string })
    expect(notice!.title).toMatch(/\p{Script=Cyrillic}/u)
    // What the worker does on a click; the click itself belongs to the operating system.
    const [worker] = context.serviceWorkers()
    const click = `self.registration.getNotifications().then(([notification]) =>
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))`
    await worker!.evaluate(click)
    await page.waitForURL((url) => url.pathname.endsWith(String(body['id'])))
    await page.locator('#lead-heading', { hasText: 'Марат' }).waitFor()
    expect(await shownNotices(page)).toEqual([])
  }, 90_000)

  it('a browser that is taken off the list is told nothing more', async () => {
    const page = context.pages().at(-1)!
    await page.goto(`${looking.server.url}/settings/me`)
    await page.getByRole('button', { name: 'Отключить' }).click()
    await page.getByRole('button', { name: 'Отключить' }).waitFor({ state: 'detached' })
    const program = await programWith(looking.server.system, looking.server.url)
    await program.post('/v1/leads?wait=decision', {
      name: 'Асем',
      phone: '+7 701 555 44 34',
      message: 'Нужен счёт на 20 штук до пятницы, решаю сама, готова созвониться завтра.',
    })
    await page.waitForTimeout(2000)
    expect(service.count()).toBe(1)
  }, 60_000)
})
