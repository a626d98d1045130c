import { describe, expect, it } from 'vitest'
import { codeWords } from '../language/code-words.ts'
import type { Translate } from '../language/messages.ts'
import { conditionWords, criterionLabel, factWords, valueWords } from './condition-words.ts'

const t: Translate = (key, values = {}) => `${key}(${Object.values(values).join('|')})`
const code = (_family: string, each: string) => codeWords(each)

describe('a condition in words', () => {
  it('joins its parts and cuts long lists short', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const words = conditionWords(
      {
        kind: 'any',
        of: [
          { kind: 'is', fact: 'hasWebsite', value: true },
          { kind: 'not', of: { kind: 'in', fact: 'city', values } },
        ],
      },
      { t, code },
    )
    expect(words).toContain('condition.or()')
    expect(words).toContain('yes()')
    expect(words).toContain('h condition.more(1)')
    expect(words).not.toContain(', i')
  })
})

describe('the reason of a loss', () => {
  it('is said as where a loss is recorded', () => {
    const words = conditionWords({ kind: 'is', fact: 'lostReason', value: 'not_now' }, { t, code })
    expect(words).toBe('condition.is(lost reason|reason: timing)')
  })
})

describe('the name of a criterion', () => {
  it('is what it asks about where nobody has named it', () => {
    expect(criterionLabel({ id: 'job_title_2', when: { kind: 'known', fact: 'jobTitle' } }, code)).toBe('job title')
  })
})

describe('what a fact was', () => {
  const named = (family: string, each: string) => `${family}/${each}`
  it.each([
    ['nonbuyer', 'student', 'nonbuyer/student'],
    ['nonbuyer', 'no', 'no()'],
    ['textEvidence', 'none', 'no()'],
    ['textEvidence', 'weak', 'feature/text.evidence_weak'],
    ['intent', 2, 'feature/intent.2'],
    ['signals', 'urgency', 'signal/urgency'],
    ['reason.email.syntax', 'no_at', 'finding/no_at'],
    ['city', 'no', 'no'],
  ])('%s of %s', (fact, value, words) => expect(valueWords(fact, value, { t, code: named })).toBe(words))

  it('is named by its check, or as the form of the seller calls it', () => {
    expect(factWords('reason.email.syntax', named)).toBe('check/email.syntax')
    expect(factWords('custom.Бюджет', named)).toBe('Бюджет')
  })
})
