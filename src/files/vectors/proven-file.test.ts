import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VectorModel } from '../../core/read/vectors/vector-reader.ts'
import { loadProven, openProvenFile, placeIn } from './proven-file.ts'

const model: VectorModel = {
  signals: [{ signal: 'pain', threshold: 0.5, bias: -2, step: 0.01 }],
  keys: Uint32Array.of(7, 4_000_000_000),
  points: Int8Array.of(-128, 127),
}

const save = async (path: string, report: object) => (await openProvenFile(path)).save({ report, model })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-vectors-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('what vectors have proved', () => {
  it('is missed with the command that makes it', async () => {
    const error: unknown = await loadProven(folder).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      reason: 'vectors_not_proven',
      message: expect.stringContaining(`"assay vectors ${folder}"`),
    })
    await expect(loadProven(join(folder, 'none'))).rejects.toMatchObject({ reason: 'file_missing' })
  })

  it('is read as it was written, by the directory and by the name of the file', async () => {
    await save(placeIn(folder), { words: 2 })
    expect(await loadProven(folder)).toEqual(model)
    expect(await loadProven(placeIn(folder))).toEqual(model)
  })

  it('is opened before the work: a name of vectors, a place that is not there', async () => {
    await expect(openProvenFile(join(folder, 'en.vec'))).rejects.toMatchObject({ reason: 'out_not_json' })
    await expect(openProvenFile(join(folder, 'none', 'a.json'))).rejects.toMatchObject({ reason: 'file_missing' })
    const before = await readdir(folder)
    await (await openProvenFile(join(folder, 'b.json'))).abort()
    expect(await readdir(folder)).toEqual(before)
  })

  it.each([
    ['no JSON', () => 'x'],
    ['another kind', () => ({ kind: 'other' })],
    ['no signals', () => ({ signals: [] })],
    ['an unknown signal', () => ({ signals: [{ ...model.signals[0], signal: 'luck' }] })],
    ['no number', () => ({ signals: [{ ...model.signals[0], bias: null }] })],
    ['a threshold that all pass', () => ({ signals: [{ ...model.signals[0], threshold: 0 }] })],
    ['points that are cut short', () => ({ points: 'AA==' })],
    ['keys that are cut short', () => ({ keys: 'AAAA' })],
  ])('is refused with %s', async (_, change) => {
    const path = join(folder, 'broken.json')
    await save(path, {})
    const changed = change()
    const body = JSON.parse(await readFile(path, 'utf8')) as object
    await writeFile(path, typeof changed === 'string' ? changed : JSON.stringify({ ...body, ...changed }))
    await expect(loadProven(path)).rejects.toMatchObject({ reason: 'vectors_file_broken' })
  })
})
