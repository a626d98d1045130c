import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editFaults, placeWords, stepsMoved } from './edit-faults.ts'
import { parseSequence } from './parse-sequence.ts'
import type { Sequence, Step } from './sequence.ts'

const shipped = (name: string): Sequence => {
  const parsed = parseSequence(JSON.parse(readFileSync(`data/nurture/${name}.json`, 'utf8')))
  if (parsed.kind !== 'sequence') throw new Error(name)
  return parsed.sequence
}
const warm = shipped('warm')
const withSteps = (steps: readonly Step[]): Sequence => ({ ...warm, steps })
const faults = (sequence: Sequence) => editFaults(sequence).map(({ path, code }) => `${path} ${code}`)

describe('a sequence that is edited', () => {
  it.each(['cold', 'warm', 'not-now', 'not-buying', 'jobseeker', 'wrong-product'])('%s as it ships is fine', (name) => {
    expect(editFaults(shipped(name))).toEqual([])
  })

  it('tells of a step that nothing leads to', () => {
    const steps = warm.steps.map((step) => (step.id === 'wait_1' ? { ...step, next: 'wait_2' } : step))
    expect(faults(withSteps(steps))).toEqual(['/steps/2 unreachable'])
  })

  it('tells of branches that are never taken', () => {
    const branches = [
      { on: 'replied', go: 'look' },
      { on: 'opened', go: 'look' },
      { on: 'opened', go: null },
    ] as const
    const steps = warm.steps.map((step) =>
      step.id === 'wait_1' && step.kind === 'wait' ? { ...step, branches } : step,
    )
    expect(faults(withSteps(steps))).toEqual(['/steps/1/branches/0 never_taken', '/steps/1/branches/2 never_taken'])
    const open = { ...withSteps(steps), leaveOn: warm.leaveOn.filter((on) => on !== 'replied') }
    expect(faults(open)).toEqual(['/steps/1/branches/2 never_taken'])
  })

  it('sends leads of removed steps to the next that is left', () => {
    const without = (...ids: readonly string[]) => withSteps(warm.steps.filter(({ id }) => !ids.includes(id)))
    expect([...stepsMoved(warm, without('webinar', 'wait_3'))]).toEqual([
      ['webinar', 'case'],
      ['wait_3', 'case'],
    ])
    expect([...stepsMoved(warm, without('wait_5', 'ask'))]).toEqual([
      ['wait_5', null],
      ['ask', null],
    ])
    expect(stepsMoved(warm, warm).size).toBe(0)
  })

  it.each([
    ['/steps/1/branches/0', 'step 2 ("wait_1")'],
    ['/letters/guide/body/he', 'the letter "guide" (step 3), body in he'],
    ['/letters/unused/subject/ru', 'the letter "unused", subject in ru'],
    ['/sendWindow', 'sendWindow'],
  ])('names %s as people do', (path, words) => {
    expect(placeWords(path, warm)).toBe(words)
  })
})
