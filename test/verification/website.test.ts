import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import type { Dns } from '../../src/lookup/dns.ts'
import { makeGuardedFetch } from '../../src/lookup/guarded-fetch.ts'
import { makeWebsiteLookup } from '../../src/lookup/website-lookup.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

async function site(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((done) => server.once('listening', done))
  return (server.address() as AddressInfo).port
}

/** Names of this test; each call of a name gives its next answer. */
const dnsOf = (names: Readonly<Record<string, readonly string[][]>>): Dns => {
  const calls = new Map<string, number>()
  return {
    mx: async () => ({ kind: 'none', reason: 'no_records' }),
    addresses: async (host) => {
      const answers = names[host]
      if (!answers) return { kind: 'none', reason: 'no_such_domain' }
      const call = calls.get(host) ?? 0
      calls.set(host, call + 1)
      return { kind: 'found', values: answers[Math.min(call, answers.length - 1)]! }
    },
  }
}
const here = [['127.0.0.1']]
const lookup = (port: number, { dns = dnsOf({ 'alfa.kz': here }), timeoutMs = 1500, allowLoopback = true } = {}) =>
  makeWebsiteLookup({
    fetch: makeGuardedFetch({ dns, allowLoopback }),
    timeoutMs,
    ports: { https: null, http: port },
  })

describe('a company site', () => {
  it('is read: title, description, language, contacts, in its own encoding', async () => {
    const page = Buffer.from('<html lang="ru"><head><meta charset="windows-1251"><title> ', 'latin1')
    const words = Buffer.from([0xc0, 0xeb, 0xfc, 0xf4, 0xe0]) // «Альфа» in windows-1251
    const rest = Buffer.from(
      '</title><meta name="description" content="Tyres"></head><a href="mailto:info@alfa.kz?subject=x">m</a><a href="tel:+77010000000">t</a></html>',
      'latin1',
    )
    const port = await site((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(Buffer.concat([page, words, rest]))
    })
    expect(await lookup(port)('alfa.kz')).toMatchObject({
      kind: 'found',
      title: 'Альфа',
      description: 'Tyres',
      language: 'ru',
      emails: ['info@alfa.kz'],
      phones: ['+77010000000'],
    })
  })

  it('is unknown where it is slow, silent, broken or no page', async () => {
    const drip = await site((_request, response) => {
      response.setHeader('content-type', 'text/html')
      setInterval(() => response.write(' '), 100).unref()
    })
    const silent = await site(() => {})
    const cut = await site((request) => void request.socket.destroy())
    const picture = await site((_request, response) => void response.setHeader('content-type', 'image/png').end('x'))
    const gone = await site((_request, response) => void response.writeHead(404).end())
    const begun = Date.now()
    expect(await lookup(drip, { timeoutMs: 500 })('alfa.kz')).toEqual({ kind: 'unknown', reason: 'timeout' })
    expect(await lookup(silent, { timeoutMs: 500 })('alfa.kz')).toEqual({ kind: 'unknown', reason: 'timeout' })
    expect(Date.now() - begun).toBeLessThan(3000)
    expect(await lookup(cut)('alfa.kz')).toEqual({ kind: 'unknown', reason: 'connection_dropped' })
    expect(await lookup(picture)('alfa.kz')).toEqual({ kind: 'unknown', reason: 'not_a_page' })
    expect(await lookup(gone)('alfa.kz')).toEqual({ kind: 'unknown', reason: 'http_404' })
    expect(await lookup(1)('nobody.kz')).toEqual({ kind: 'unknown', reason: 'no_such_domain' })
  })

  it('is read no further than a quarter of a megabyte', async () => {
    let sent = 0
    const endless = await site((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.write('<title>Endless</title>')
      const more = () => {
        while (sent < 100_000_000 && response.write('x'.repeat(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    })
    expect(await lookup(endless)('alfa.kz')).toMatchObject({ kind: 'found', title: 'Endless' })
    expect(sent).toBeLessThan(20_000_000)
  })
})

/** A page made of tags inside each other by the ten thousand: built to a tree it takes a minute, or the stack. */
const traps: Readonly<Record<string, string>> = {
  'open tags': `<title>Trap</title>${'<div>'.repeat(45_000)}`,
  'nested tags': `<title>Trap</title>${'<b>'.repeat(30_000)}${'</b>'.repeat(30_000)}`,
  attributes: `<title>Trap</title><a ${'x="y" '.repeat(40_000)}>`,
  'less-than signs': `<title>Trap</title>${'<'.repeat(240_000)}`,
  'half comments': `<title>Trap</title>${'<!--'.repeat(60_000)}`,
  'half scripts': `<title>Trap</title><script>${'</scrip'.repeat(30_000)}`,
  'a title in a script': '<script>"<title>Not this</title>"</script><title>Trap</title>',
  // Small İ is two letters: places in a text of small letters are not those of the page.
  'a script after Turkish letters': `<p>${'İ'.repeat(20)}</p><script>1</script><title>Trap</title>`,
  'marks in the title': '<title>\u0000\u0007\u202eTrap</title>',
}
it.each(Object.entries(traps))('reads a page of %s in no time', async (_, html) => {
  const port = await site((_request, response) => void response.setHeader('content-type', 'text/html').end(html))
  const begun = performance.now()
  expect(await lookup(port)('alfa.kz')).toMatchObject({ kind: 'found', title: 'Trap' })
  expect(performance.now() - begun).toBeLessThan(1500)
})

describe('the guard', () => {
  it('refuses private addresses, also beside public ones, in a redirect, and as a number', async () => {
    const port = await site((_request, response) => void response.setHeader('content-type', 'text/html').end('secret'))
    const dns = dnsOf({ 'alfa.kz': here, 'inside.kz': [['10.0.0.1']], 'both.kz': [['93.184.216.34', '192.168.0.1']] })
    const refused = { kind: 'unknown', reason: 'private_address' }
    expect(await lookup(port, { dns, allowLoopback: false })('alfa.kz')).toEqual(refused)
    expect(await lookup(port, { dns })('inside.kz')).toEqual(refused)
    expect(await lookup(port, { dns })('both.kz')).toEqual(refused)
    for (const target of [
      'http://10.0.0.1/',
      'http://[::1]/',
      'http://inside.kz/',
      'http://0x0a000001/',
      'file:///etc/passwd',
    ]) {
      const away = await site((_request, response) => void response.writeHead(302, { location: target }).end())
      const answer = await lookup(away, { dns })('alfa.kz')
      expect(answer.kind, target).toBe('unknown')
      expect(['private_address', 'bad_address'], target).toContain((answer as { reason: string }).reason)
    }
  })

  it('connects to the address it checked, whatever the name says afterwards', async () => {
    let asked = 0
    const port = await site((_request, response) => {
      asked += 1
      response.setHeader('content-type', 'text/html').end('<title>checked</title>')
    })
    // The second answer of a rebinding name is never asked for.
    const dns = dnsOf({ 'alfa.kz': [['127.0.0.1'], ['10.0.0.1']] })
    expect(await lookup(port, { dns })('alfa.kz')).toMatchObject({ title: 'checked' })
    expect(asked).toBe(1)
  })

  it('follows four redirects and no more, and sends no key along', async () => {
    const seen: (string | undefined)[] = []
    let left = 2
    const port = await site((request, response) => {
      seen.push(request.headers['x-key'] as string | undefined)
      left -= 1
      if (left >= 0) response.writeHead(302, { location: '/next' }).end()
      else response.setHeader('content-type', 'text/plain').end('here')
    })
    const fetch = makeGuardedFetch({ dns: dnsOf({ 'alfa.kz': here }), allowLoopback: true })
    const question = {
      url: `http://alfa.kz:${port}/`,
      headers: { 'x-key': 'secret' },
      timeoutMs: 2000,
      mostBytes: 1000,
      mostRedirects: 4,
    }
    expect(await fetch(question)).toMatchObject({ kind: 'answer', status: 200 })
    expect(seen).toEqual(['secret', undefined, undefined])
    left = 100
    expect(await fetch(question)).toEqual({ kind: 'failed', reason: 'too_many_redirects' })
  })
})
