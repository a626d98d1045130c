import { connect } from 'node:net'
import { Resolver } from 'node:dns/promises'
import { expect, test } from 'vitest'

test('a test that dials beyond this machine fails', async () => {
  expect(() => connect({ host: '192.0.2.1', port: 25 })).toThrow('only this machine')
  expect(() => connect(25, 'mail.example')).toThrow('only this machine')
  const resolver = new Resolver()
  resolver.setServers(['192.0.2.1'])
  await expect((async () => resolver.resolveMx('example.com'))()).rejects.toThrow('only this machine')
  await expect(fetch('http://192.0.2.1/')).rejects.toThrow()
})
