import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFaultNote } from '../../src/fault-note.ts'
import { readSettings, unknownSettings } from '../../src/settings.ts'
import { freePort, runCommand } from '../support/process.ts'

/** A server that cannot start says why, names the way out, and ends: it leaves nothing at work behind it. */
describe('a server that cannot start', { timeout: 60_000 }, () => {
  let folder = ''
  let taken: Server
  let port = 0
  const serve = (env: Record<string, string>) =>
    runCommand(['serve'], { ASSAY_DATA: folder, ASSAY_PORT: String(port), ASSAY_LOG: 'warn', DATABASE_URL: '', ...env })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-start-'))
    port = await freePort()
    taken = createServer().listen(port, '127.0.0.1')
    await new Promise((done) => taken.once('listening', done))
  })
  afterAll(async () => {
    await new Promise((done) => taken.close(done))
    rmSync(folder, { recursive: true, force: true })
  })

  it('because its port is taken', async () => {
    const { status, stderr } = await serve({})
    expect(status).toBe(1)
    expect(stderr).toBe(
      `unavailable/port_taken: cannot listen on 127.0.0.1:${port}: another program listens there, perhaps another Assay: stop it, or set ASSAY_PORT\n`,
    )
  })

  it('because the address is not of this machine', async () => {
    const { status, stderr } = await serve({ ASSAY_HOST: '203.0.113.5' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('unavailable/host_unknown')])
  })

  it('because a setting cannot be read', async () => {
    const { status, stderr } = await serve({ ASSAY_SECRET_KEY: 'short' })
    expect([status, stderr]).toEqual([2, expect.stringContaining('ASSAY_SECRET_KEY must hold 32 bytes')])
  })

  it('because the data folder is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { status, stderr } = await serve({ ASSAY_DATA: file })
    expect(status).toBe(1)
    expect(stderr).toContain(`unavailable/data_folder: the data folder ${file} cannot be used: it is a file`)
  })

  it('because the database does not answer', async () => {
    const { status, stderr } = await serve({ DATABASE_URL: 'postgresql://a:secret@127.0.0.1:1/b' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('unavailable/database_unreachable')])
    expect(stderr).not.toContain('secret')
  })
})

it('a database that is away is told of by its code, once in half a minute', () => {
  const told: string[] = []
  let now = 0
  const fault = makeFaultNote(
    (line) => void told.push(line),
    () => now,
  )
  const refused = Object.assign(new AggregateError([Object.assign(new Error('of ada@x.kz'), { code: 'ECONNREFUSED' })]))
  for (const error of [refused, refused, { message: 'of ada@x.kz' }, undefined]) fault(error)
  now = 30_000
  fault(refused)
  expect(told).toEqual([
    'database or queue: ECONNREFUSED',
    'database or queue: does not answer',
    'database or queue: ECONNREFUSED',
  ])
})

describe('settings', () => {
  it('an empty variable counts as none', () => {
    const names = ['DATA', 'HOST', 'PORT', 'URL', 'WORK', 'LOG', 'DNS_SERVERS', 'LLM_URL', 'LLM_TIMEOUT_MS']
    const empty = Object.fromEntries(names.map((name) => [`ASSAY_${name}`, '']))
    expect(readSettings({ ...empty, DATABASE_URL: '' })).toEqual(readSettings({}))
  })

  it.each([
    ['ASSAY_PORT', '0'],
    ['ASSAY_URL', 'leads.example.com'],
    ['DATABASE_URL', 'mysql://a@b/c'],
    ['ASSAY_DNS_SERVERS', '127.0.0.1:53,resolver.local:53'],
    ['ASSAY_LLM_URL', 'localhost:11434'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(expect.objectContaining({ place: { option: name } }))
  })

  it('reads every resolver', () => {
    const { dnsServers } = readSettings({ ASSAY_DNS_SERVERS: '127.0.0.1:5353, [::1]:53,9.9.9.9' })
    expect(dnsServers).toEqual(['127.0.0.1:5353', '[::1]:53', '9.9.9.9'])
  })

  it('names what looks like a setting and is none', () => {
    expect(unknownSettings({ ASSAY_PROT: '1', ASSAY_PORT: '1', PATH: 'x' })).toEqual(['ASSAY_PROT'])
  })

  it('knows every setting that the guide names', () => {
    const guide = readFileSync(new URL('../../docs/guides/administrator.md', import.meta.url), 'utf8')
    const named = [...guide.matchAll(/`(ASSAY_[A-Z_]+)`/g)].map(([, name]) => name!)
    expect(named).toContain('ASSAY_PORT')
    expect(unknownSettings(Object.fromEntries(named.map((name) => [name, '1'])))).toEqual([])
  })
})
