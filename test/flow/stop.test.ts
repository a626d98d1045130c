import { expect, it } from 'vitest'
import type { Store } from '../../src/app/ports/store.ts'
import { signIn } from '../support/browser.ts'
import { testServer } from '../support/server.ts'

it('answers what is under way, ends event streams, and takes nothing new', async () => {
  const server = await testServer()
  const ada = await signIn(server, server.linkToken)
  const live = await fetch(`${server.url}/api/live`, { headers: { cookie: ada.cookie, accept: 'text/event-stream' } })
  const reader = live.body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('data:')

  const { inWorkspace } = server.world.store
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let entered = () => {}
  const inside = new Promise<void>((resolve) => {
    entered = resolve
  })
  const slow: Store['inWorkspace'] = async (workspaceId, work) => {
    entered()
    await gate
    return inWorkspace(workspaceId, work)
  }
  Object.assign(server.world.store, { inWorkspace: slow })
  const underWay = ada.get('/api/users')
  await inside

  const closed = server.close()
  while (!(await reader.read()).done);
  await expect(fetch(`${server.url}/health`)).rejects.toThrow()
  open()
  expect((await underWay).status).toBe(200)
  await closed
})
