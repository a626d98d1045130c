import { describe, expect, it } from 'vitest'
import {
  freeName,
  goesOn,
  insertStep,
  lettersInUse,
  moveStep,
  newLetter,
  removeStep,
  type Step,
  waitOf,
} from './sequence-body.ts'

const line: readonly Step[] = [
  { kind: 'letter', id: 'a', letter: 'hello', next: 'b' },
  { kind: 'wait', id: 'b', days: 2, branches: [{ on: 'clicked', go: 'd' }], next: 'c' },
  { kind: 'letter', id: 'c', letter: 'more', next: null },
  { kind: 'look_again', id: 'd', next: null },
]
const ways = (steps: readonly Step[]) => steps.map(({ id, next }) => `${id}>${next ?? '.'}`).join(' ')

describe('the steps of a sequence', () => {
  it('take a new one anywhere', () => {
    const step: Step = { kind: 'wait', id: 'n', days: 1, branches: [], next: null }
    expect(ways(insertStep(line, 0, step))).toBe('a>n n>b b>c c>. d>.')
    expect(ways(insertStep(line, 3, step))).toBe('a>b b>c c>. d>n n>.')
    expect(ways(insertStep(line, -1, step))).toBe('n>a a>b b>c c>. d>.')
    // c ends the line by hand: what is put behind it comes before that end.
    expect(ways(insertStep(line, 2, step))).toBe('a>b b>c c>n n>. d>.')
  })

  it('close up when one is taken out, branches too', () => {
    expect(ways(removeStep(line, 0))).toBe('b>c c>. d>.')
    const without = removeStep(line, 3)
    expect(ways(without)).toBe('a>b b>c c>.')
    expect(without[1]).toMatchObject({ branches: [{ on: 'clicked', go: null }] })
  })

  it('follow each other in their new order when one is moved, but for ways set by hand', () => {
    expect(ways(moveStep(line, 1, 0))).toBe('b>a a>c c>. d>.')
    expect(goesOn(line, 2)).toBe(false)
    expect(ways(moveStep(moveStep(line, 0, 1), 1, 0))).toBe(ways(line))
    expect(ways(moveStep(line, 3, 0))).toBe('d>a a>b b>c c>.')
  })

  it('name what is new', () => {
    expect(freeName('wait', ['wait_1', 'wait_3'])).toBe('wait_2')
  })

  it('keep the letters they send', () => {
    const text = { ru: 'x', kk: 'x', he: 'x', en: 'x' }
    const letters = { hello: { purpose: 'answer', subject: text, body: text } as const, gone: newLetter({}) }
    expect(Object.keys(lettersInUse({ steps: line, letters }))).toEqual(['hello'])
  })

  it('begin a letter with the greeting and the way to refuse of another', () => {
    const body = 'Hello,\n\nlong text\n\nUnsubscribe: {{unsubscribe_link}}'
    const text = { ru: body, kk: body, he: body, en: body }
    const made = newLetter({ guide: { purpose: 'marketing', subject: text, body: text } })
    expect(made.body.kk).toBe('Hello,\n\n\nUnsubscribe: {{unsubscribe_link}}')
    expect(newLetter({}).body.en).toBe('{{unsubscribe_link}}')
  })

  it('say waits in days or hours', () => {
    expect([waitOf(2), waitOf(0.25), waitOf(1 / 24), waitOf(1.5)]).toEqual([
      { n: 2, unit: 'days' },
      { n: 6, unit: 'hours' },
      { n: 1, unit: 'hours' },
      { n: 36, unit: 'hours' },
    ])
  })
})
