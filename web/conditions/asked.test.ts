import { describe, expect, it } from 'vitest'
import type { Condition } from '../policy/policy-body.ts'
import { askedOf, asksSomething, blankLeaf, conditionOf } from './asked.ts'

const price: Condition = { kind: 'between', fact: 'amount', from: 1000 }
const where: Condition = { kind: 'in', fact: 'country', values: ['KZ'] }
const plain: Condition = { kind: 'contains', fact: 'company', values: ['Alfa', 'Beta'] }
const named: Condition = { kind: 'not', of: { kind: 'all', of: [{ kind: 'known', fact: 'company' }, plain] } }

describe('conditions in a form', () => {
  it.each<[string, Condition]>([
    ['one', price],
    ['one turned round', named],
    ['all', { kind: 'all', of: [price, where, named] }],
    ['a part of a name that is whole elsewhere', { kind: 'contains', fact: 'source', values: ['insta'] }],
    ['bounds of what is no number here', { kind: 'between', fact: 'companySize', from: 50 }],
    ['any', { kind: 'any', of: [where, price] }],
  ])('%s: are written as they were read', (_, when) => {
    expect(conditionOf(askedOf(when)!)).toEqual(when)
  })

  it('read a plain "not" too', () => {
    expect(conditionOf(askedOf({ kind: 'not', of: plain })!)).toEqual(named)
  })

  it('read "is" as one of one', () => {
    expect(conditionOf(askedOf({ kind: 'is', fact: 'tier', value: 'hot' })!)).toEqual({
      kind: 'in',
      fact: 'tier',
      values: ['hot'],
    })
  })

  it.each<[string, Condition]>([
    ['groups in groups', { kind: 'all', of: [{ kind: 'any', of: [price] }] }],
    ['numbers as values', { kind: 'in', fact: 'intent', values: [3] }],
    ['what is only known', { kind: 'known', fact: 'company' }],
  ])('leave %s to the policy’s file', (_, when) => {
    expect(askedOf(when)).toBeNull()
  })

  it('ask something when each names a value or a bound', () => {
    expect([where, price, named].map(asksSomething)).toEqual([true, true, true])
    const half = conditionOf({ join: 'all', leaves: [askedOf(where)!.leaves[0]!, blankLeaf('source')] })
    expect(asksSomething(half)).toBe(false)
  })
})
