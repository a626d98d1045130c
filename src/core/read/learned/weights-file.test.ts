import { describe, expect, it } from 'vitest'
import {
  addNotes,
  blankSheet,
  byteOf,
  emptyTally,
  makeLinearModels,
  notesOn,
  scoresOf,
  squares,
} from './linear-model.ts'
import { decodeWeights, encodeWeights } from './weights-file.ts'

const part = {
  labelCount: 2,
  keys: Int32Array.of(7, -294_967_296, 1031),
  weights: Int8Array.of(10, -20, 30, 0, -1, 1),
  scales: Float32Array.of(0.5, 0.25),
}

describe('the file of weights', () => {
  it('comes back as it went in', () => {
    const bytes = encodeWeights({ version: 'v', parts: new Map([['document', part]]) })
    const back = decodeWeights(bytes)
    expect(back.version).toBe('v')
    expect(back.parts.get('document')).toEqual(part)
  })

  it('refuses what is no such file', () => {
    expect(() => decodeWeights(new Uint8Array(20))).toThrow('weights')
    const bytes = encodeWeights({ version: 'v', parts: new Map([['document', part]]) })
    expect(() => decodeWeights(bytes.slice(0, bytes.length - 8))).toThrow('weights')
  })
})

describe('a linear model', () => {
  it('counts each known feature once and scales the text to length one', () => {
    const { index, models } = makeLinearModels([part])
    const sheet = blankSheet()
    const emit = notesOn(sheet, index)
    for (const feature of [7, 7, -294_967_296, 99]) emit(feature, 1)
    expect(sheet.size).toBe(3)
    const tally = emptyTally(models[0])
    addNotes(models[0], sheet, { runs: [{ from: 0, to: 3 }], tally })
    const scores = scoresOf(models[0], tally)
    const weight = (byte: number) => Math.sign(byte) * (byte / 127) ** 2
    expect(scores[0]).toBeCloseTo(((weight(10) + weight(30)) * 0.5) / Math.SQRT2, 6)
    expect(scores[1]).toBeCloseTo((weight(-20) * 0.25) / Math.SQRT2, 6)
  })

  it('keeps small weights in their byte', () => {
    expect(squares[byteOf(0.001) + 128]).toBeCloseTo(0.001, 3)
    expect(squares[byteOf(-0.5) + 128]).toBeCloseTo(-0.5, 2)
  })
})
