import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { testServer } from '../support/server.ts'
import { signalNames } from '../../src/core/read/reading.ts'
import { runCommand } from '../support/process.ts'
import { inventedPain, writeWordSpace } from '../support/word-space.ts'
import { makeVectors } from '../../src/files/vectors/make-vectors.ts'

let home: string
let folder: string
const assay = (args: readonly string[], env: Record<string, string> = {}) => runCommand(args, env)

/** How claims fared, as the command tells it. */
type Fared = { readonly precision: number; readonly recall: number; readonly claims: number }

const read = async (text: string, vectors: string) => {
  const { stdout } = await assay(['read', text, '--json'], { ASSAY_VECTORS: vectors })
  return JSON.parse(stdout) as { rank: number; signals: { signal: string; quote: string; source: string }[] }
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-vectors-'))
  folder = join(home, 'space')
  await mkdir(folder)
  await writeWordSpace(folder)
})
afterAll(() => rm(home, { recursive: true }))

describe('word vectors', () => {
  it('are refused before they have proved themselves', async () => {
    const { status, stderr } = await assay(['read', 'hello'], { ASSAY_VECTORS: folder })
    expect(status).toBe(2)
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`run "assay vectors ${folder}" first`)])
    const server = await assay(['serve'], { ASSAY_VECTORS: join(home, 'none'), ASSAY_DATA: join(home, 'var') })
    expect(server).toMatchObject({ status: 2, stderr: expect.stringContaining('file_missing') })
  })

  it('prove what they can tell on held-out authors and languages', async () => {
    const { status, stdout } = await assay(['vectors', folder, '--json'])
    expect(status).toBe(0)
    const report = JSON.parse(stdout) as {
      signals: { signal: string; threshold: number; newAuthors: Fared; newLanguages: Fared; byLanguage: object[] }[]
      left_out: { signal: string; bestPrecision: number | null }[]
      languages: { language: string; known: number; words: number }[]
    }
    expect([...report.signals, ...report.left_out].map(({ signal }) => signal).toSorted()).toEqual(
      signalNames.toSorted(),
    )
    expect(report.signals.map(({ signal }) => signal)).toContain('pain')
    for (const { threshold, newLanguages, newAuthors, byLanguage } of report.signals) {
      expect(threshold).toBeGreaterThan(0)
      expect(newLanguages.precision).toBeGreaterThanOrEqual(0.9)
      expect(newLanguages.claims).toBeGreaterThanOrEqual(20)
      expect(newAuthors.precision).toBeGreaterThan(0.8)
      expect(byLanguage).toHaveLength(2)
    }
    const kazakh = report.languages.find(({ language }) => language === 'kk')!
    expect(kazakh.known / kazakh.words).toBeLessThan(0.5)
  }, 120_000)

  it('add weak signals with the words they rest on, where the rules know nothing', async () => {
    for (const text of [`${inventedPain[0]} ${inventedPain[1]}`, `${inventedPain[2]} у нас ${inventedPain[3]}`]) {
      const plain = await read(text, '')
      const enriched = await read(text, folder)
      expect(plain.signals).toEqual([])
      expect(enriched.signals).toEqual([
        { signal: 'pain', quote: text, start: 0, end: text.length, source: 'embedding', strength: 'weak' },
      ])
      expect(enriched.rank).toBe(plain.rank)
    }
  }, 60_000)

  it("speak for a server's leads, and the decision can be repeated", async () => {
    const server = await testServer({ env: { ASSAY_VECTORS: folder } })
    try {
      const admin = await signIn(server, server.linkToken)
      const program = await programWith(server.system, server.url)
      const message = `${inventedPain[0]} ${inventedPain[1]}`
      const answer = await program.post('/v1/leads?wait=decision', {
        channel: 'form',
        email: 'a@b.example.kz',
        message,
      })
      const page = (await admin.get(`/api/leads/${String(answer.body['id'])}`)).body as unknown as LeadPage
      expect(page.reading?.signals).toContainEqual(
        expect.objectContaining({ signal: 'pain', quote: message, source: 'embedding', strength: 'weak' }),
      )
      const { stages } = await explainLead(server.system, page.id as LeadId)
      expect(stages.find(({ stage }) => stage === 'read')?.agrees).toBe(true)
    } finally {
      await server.close()
    }
  }, 60_000)

  it('never touch a non-buyer', async () => {
    const text = `I am a student and write a thesis, just for my coursework. ${inventedPain[0]} ${inventedPain[1]}!`
    const enriched = await read(text, folder)
    expect(enriched).toEqual(await read(text, ''))
    expect(enriched.rank).toBe(0)
  }, 60_000)

  it('that prove nothing leave no file; those of other languages are told apart', async () => {
    const noise = await mkdtemp(join(home, 'noise-'))
    const english = (await makeVectors().labelledTexts()).filter(({ language }) => language === 'en')
    const words = new Set(english.flatMap(({ text }) => text.toLowerCase().split(/[\s.,!?]+/)))
    const lines = [...words].filter(Boolean).map((word, at) => `${word} ${Math.sin(at * 7)} ${Math.cos(at * at)} 1`)
    await writeFile(join(noise, 'en.vec'), `${lines.join('\n')}\n`)
    const nothing = await assay(['vectors', noise])
    expect(nothing).toMatchObject({ status: 2, stderr: expect.stringContaining('vectors_prove_nothing') })
    await writeFile(join(noise, 'en.vec'), 'uno 1 2\ndue 2 1\n')
    const foreign = await assay(['vectors', noise])
    expect(foreign).toMatchObject({ status: 2, stderr: expect.stringContaining('vectors_unknown_language') })
    await expect(readFile(join(noise, 'assay-vectors.json'))).rejects.toThrow()
    expect((await assay(['vectors', noise, '--words', '10'])).stderr).toContain('words_broken')
  }, 120_000)
})
