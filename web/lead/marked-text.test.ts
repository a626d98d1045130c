import { describe, expect, it } from 'vitest'
import { cutMarkedText } from './marked-text.ts'

describe('the quoted spans of a message', () => {
  it('leaves an unmarked text in one piece', () => {
    expect(cutMarkedText('hello', [])).toEqual([{ start: 0, text: 'hello', names: [] }])
  })

  it('cuts at both ends of a span and loses nothing', () => {
    const pieces = cutMarkedText('need it by Friday', [{ name: 'urgency', start: 8, end: 17 }])
    expect(pieces.map((piece) => piece.text).join('')).toBe('need it by Friday')
    expect(pieces[1]).toEqual({ start: 8, text: 'by Friday', names: ['urgency'] })
  })

  it('gives overlapping spans to the piece they share, the longer one outside', () => {
    const pieces = cutMarkedText('abcdef', [
      { name: 'pain', start: 2, end: 4 },
      { name: 'need', start: 1, end: 6 },
    ])
    expect(pieces.map(({ text, names }) => [text, ...names])).toEqual([
      ['a'],
      ['b', 'need'],
      ['cd', 'need', 'pain'],
      ['ef', 'need'],
    ])
  })

  it('clips spans that leave the text and drops empty ones', () => {
    const pieces = cutMarkedText('abc', [
      { name: 'pain', start: -5, end: 1 },
      { name: 'need', start: 2, end: 99 },
      { name: 'budget', start: 1, end: 1 },
    ])
    expect(pieces.map(({ names }) => names)).toEqual([['pain'], [], ['need']])
  })
})
