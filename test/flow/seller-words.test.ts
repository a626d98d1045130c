import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import type { SellerWordsBody, WordsPreviewAnswer } from '../../src/http/contract/seller-words.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let admin: Browser
beforeAll(async () => {
  server = await testServer()
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const text = 'Здравствуйте, фейерверки есть?'
const receive = async (phone: string): Promise<LeadPage> => {
  const lead = { channel: 'form', name: 'Марат Сапаров', phone, message: text }
  const answer = await program.post('/v1/leads?wait=decision', lead)
  return (await admin.get(`/api/leads/${String(answer.body['id'])}`)).body as unknown as LeadPage
}

describe("a workspace's own words", () => {
  it('are the common ones at first', async () => {
    const { body } = await admin.get('/api/words')
    expect(body).toMatchObject({ products: [], wrong: { used: true, repair: true, words: [] } })
  })

  it('show on past messages what they would change, and change what comes after they are kept', async () => {
    const before = await receive('+7 701 555 44 33')
    expect(before.reading?.nonbuyer).not.toBe('wrong_product')
    const kept = (await admin.get('/api/words')).body as unknown as SellerWordsBody
    const words = { ...kept, wrong: { ...kept.wrong, words: ['фейерверки'] } }
    const preview = (await admin.send('POST', '/api/words/preview', words)).body as unknown as WordsPreviewAnswer
    expect(preview).toMatchObject({ read: 1, changed: 1, shown: [{ text, after: { nonbuyer: 'wrong_product' } }] })
    expect((await admin.get('/api/words')).body).toEqual(kept)

    expect((await admin.send('PUT', '/api/words', words)).status).toBe(200)
    const after = await receive('+7 701 555 44 34')
    expect(after.reading?.nonbuyer).toBe('wrong_product')
    const { stages } = await explainLead(server.system, after.id as LeadId)
    expect(stages.find(({ stage }) => stage === 'read')?.agrees).toBe(true)
  })

  it('are not for reps to change, and must be words', async () => {
    const rep = await personOf(server, 'rep', 'Rep')
    const kept = (await admin.get('/api/words')).body
    expect((await rep.send('PUT', '/api/words', kept)).status).toBe(403)
    expect((await admin.send('PUT', '/api/words', { ...kept, products: [1] })).status).toBe(400)
  })
})

describe('a language model behind the command', () => {
  const servers: Server[] = []
  afterAll(() => servers.forEach((each) => each.close()))

  const assay = async (content: string | null) => {
    const model = createServer((_, response) => {
      response.writeHead(content === null ? 500 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ choices: [{ message: { content } }] }))
    })
    servers.push(model)
    await new Promise<void>((done) => model.listen(0, '127.0.0.1', done))
    const { port } = model.address() as AddressInfo
    const env = { ...process.env, ASSAY_LLM_URL: `http://127.0.0.1:${port}/v1`, ASSAY_LLM_MODEL: 'm' }
    const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
    const child = spawn(process.execPath, [main, 'read', 'Qwertz zuiop lamp', '--json'], { env })
    let out = ''
    let note = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (note += chunk))
    await new Promise((done) => child.on('close', done))
    return { reading: JSON.parse(out), note }
  }

  it('adds what stands in the text, as weak evidence', async () => {
    const claims = [
      { signal: 'budget', quote: 'lamp' },
      { signal: 'urgency', quote: 'not there' },
    ]
    const { reading } = await assay(JSON.stringify({ signals: claims }))
    expect(reading.signals).toContainEqual(
      expect.objectContaining({ signal: 'budget', quote: 'lamp', source: 'llm', strength: 'weak' }),
    )
    expect(reading.signals.some(({ quote }: { quote: string }) => quote === 'not there')).toBe(false)
  })

  it('is left out where it fails', async () => {
    const { reading, note } = await assay(null)
    expect(reading.signals.every(({ source }: { source: string }) => source !== 'llm')).toBe(true)
    expect(note).toContain('the rules alone')
  })
})
