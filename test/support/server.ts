import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Context, World } from '../../src/app/context.ts'
import { createWorkspace } from '../../src/app/settings/create-workspace.ts'
import type { UserId, WorkspaceId } from '../../src/core/lead/ids.ts'
import { type HttpOptions, makeHttpServer } from '../../src/http/server.ts'
import { readSettings } from '../../src/settings.ts'
import { openWorld, systemContext } from '../../src/wire-world.ts'
import { testDatabaseUrl } from './database.ts'

/** A whole server on 127.0.0.1 over a database of its own, with one workspace in it. */
export type TestServer = {
  readonly url: string
  readonly databaseUrl: string
  readonly dataDir: string
  readonly world: World
  readonly workspaceId: WorkspaceId
  readonly administratorId: UserId
  /** Token of the administrator's unused sign-in link. */
  readonly linkToken: string
  /** The product itself, at work in the workspace. */
  readonly system: Context
  /** Log lines so far. */
  readonly logLines: readonly string[]
  close(): Promise<void>
}

export type TestServerOptions = Partial<HttpOptions> & {
  readonly works?: boolean
  /** What the operator sets besides. */
  readonly env?: Readonly<Record<string, string>>
  /** Parts of the world in another shape: a service on this machine. */
  readonly parts?: Partial<World>
  now?(): string
}

/** Chance that draws nobody for the random sample (5 % of cold leads, 2 % of rejected ones): a test that expects a letter gets it every time. */
const neverSampled = (): number => 0.05 + 0.95 * Math.random()

export async function testServer({
  works = false,
  env = {},
  now,
  parts = {},
  ...http
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-data-'))
  const databaseUrl = await testDatabaseUrl()
  const settings = { ...readSettings({ ASSAY_PRIVATE_WEBHOOKS: 'on', ...env }), dataDir: folder, databaseUrl }
  const open = await openWorld(settings, { serves: works, onError: () => {} })
  // One world for requests and jobs; only a moved clock is the requests' own.
  Object.assign(open.world, { chance: neverSampled }, parts)
  const world: World = now ? { ...open.world, now } : open.world
  const made = await createWorkspace(world, {
    name: 'Test',
    country: 'KZ',
    currency: 'KZT',
    timeZone: 'Asia/Almaty',
    administrator: { name: 'Ada Admin', email: 'ada@example.kz' },
    onlyFirst: true,
  })
  if (works) await open.work()
  const logLines: string[] = []
  const app = await makeHttpServer(world, {
    publicUrl: 'http://localhost:4400',
    version: '0.0.0-test',
    consoleFolder: null,
    limits: { strict: 1000 },
    logTo: { write: (line: string) => void logLines.push(line) },
    ...http,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    dataDir: folder,
    world,
    workspaceId: made!.workspaceId,
    administratorId: made!.userId,
    linkToken: made!.link.token,
    system: systemContext(world, made!.workspaceId, 'test'),
    logLines,
    async close() {
      await app.close()
      await open.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
