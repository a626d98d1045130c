import { expect, test } from 'vitest'
import { sortedLines } from './sorted-lines.ts'

test('every line is found, and nothing between or around them', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `d${index * 2}.example`).toSorted()
  const set = sortedLines(`${lines.join('\n')}\n`)
  for (const line of lines) expect(set.has(line), line).toBe(true)
  for (const other of ['', 'a', 'zz', 'd1.example', 'd999.exampl', 'd998.examples', '\n'])
    expect(set.has(other)).toBe(false)
  expect(sortedLines('').has('a')).toBe(false)
  expect(sortedLines('a').has('a')).toBe(true)
})
