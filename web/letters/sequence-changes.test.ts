import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { insertStep, moveStep, removeStep, type SequenceBody } from './sequence-body.ts'
import { sequenceChanges } from './sequence-changes.ts'

const warm = JSON.parse(readFileSync('data/nurture/warm.json', 'utf8')) as SequenceBody
const kinds = (after: SequenceBody) => sequenceChanges(warm, after).map(({ kind }) => kind)

describe('what differs between two versions of a sequence', () => {
  it('is nothing where nothing was changed, whatever the order of keys', () => {
    expect(
      kinds({ ...warm, sendWindow: Object.fromEntries(Object.entries(warm.sendWindow).toReversed()) as never }),
    ).toEqual([])
  })

  it('names steps that came and went', () => {
    const added = insertStep(warm.steps, 1, { kind: 'look_again', id: 'new', next: null })
    expect(sequenceChanges(warm, { ...warm, steps: removeStep(added, 5) })).toEqual([
      { kind: 'removed', step: 5, what: warm.steps[4] },
      { kind: 'added', step: 3, what: added[2] },
    ])
  })

  it('names another order once', () => {
    expect(kinds({ ...warm, steps: moveStep(warm.steps, 3, 1) })).toEqual(['order'])
  })

  it('names waits, branches, ways, texts and rules', () => {
    const steps = warm.steps.map((step) =>
      step.id === 'wait_1' && step.kind === 'wait'
        ? { ...step, days: 3, branches: [{ on: 'opened', go: 'look' }] }
        : step.id === 'case'
          ? { ...step, next: null }
          : step,
    )
    const guide = { ...warm.letters['guide']!, body: { ...warm.letters['guide']!.body, he: 'x' } }
    const after = {
      ...warm,
      steps,
      letters: { ...warm.letters, guide },
      mostLettersAWeek: 1,
      leaveOn: ['unsubscribed'],
    }
    expect(sequenceChanges(warm, after)).toEqual([
      { kind: 'wait', step: 2, from: 2, to: 3 },
      { kind: 'branches', step: 2 },
      { kind: 'letter', step: 3, languages: ['he'] },
      { kind: 'way', step: 7 },
      { kind: 'cap', from: 2, to: 1 },
      { kind: 'ends' },
    ])
  })
})
