import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { makeProgress } from './progress.ts'

function sink() {
  const written: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => written.join('') }
}

test('away from a terminal each tenth is one plain line', () => {
  const { stream, text } = sink()
  const progress = makeProgress(stream)
  progress.start('importing', 40)
  for (let count = 0; count < 40; count += 1) progress.advance(1)
  progress.done('40 leads, 0 refused')
  const lines = text().trimEnd().split('\n')
  expect(lines[0]).toBe('importing: 40 to do')
  expect(lines[1]).toBe('importing: 10% (4 of 40)')
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('importing: 40 leads, 0 refused')
})

test('without a total the lines thin out', () => {
  const { stream, text } = sink()
  const progress = makeProgress(stream)
  progress.start('reading', null)
  for (let count = 0; count < 100; count += 1) progress.advance(100)
  progress.done()
  expect(text().trimEnd().split('\n')).toEqual([
    'reading',
    'reading: 1000',
    'reading: 2000',
    'reading: 5000',
    'reading: 10000',
    'reading: 10000 done',
  ])
})

test('on a terminal a bar is drawn', () => {
  const { stream, text } = sink()
  const terminal = Object.assign(stream, { isTTY: true, columns: 80, cursorTo: () => true, clearLine: () => true })
  const progress = makeProgress(terminal)
  progress.start('importing', 4)
  progress.advance(4)
  progress.done()
  expect(text()).toContain('importing [')
})
