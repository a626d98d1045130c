import { describe, expect, it } from 'vitest'
import type { Condition } from '../decide/condition.ts'
import { entryDoubts } from './entry-doubts.ts'

const tier = (...values: string[]): Condition => ({ kind: 'in', fact: 'tier', values })
const source = (...values: string[]): Condition => ({ kind: 'in', fact: 'source', values })
const score = (from: number, to?: number): Condition => ({
  kind: 'between',
  fact: 'score',
  from,
  ...(to === undefined ? {} : { to }),
})
const lost: Condition = { kind: 'in', fact: 'lostReason', values: ['price'] }
const signals = (...values: string[]): Condition => ({ kind: 'in', fact: 'signals', values })
const price = signals('price_only')
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const not = (of: Condition): Condition => ({ kind: 'not', of })

const never = [{ code: 'entry_never', by: null }]
const taken = [{ code: 'entry_taken', by: 'earlier' }]
const doubts = (entry: Condition, ...earlier: Condition[]) =>
  entryDoubts(
    entry,
    earlier.map((one) => ({ id: 'earlier', entry: one })),
  )

describe('an entry that nobody meets', () => {
  it.each<[string, Condition]>([
    ['two tiers at once', all(tier('cold'), tier('warm'))],
    ['a tier of a lead that was lost', all(tier('cold'), lost)],
    ['a score above what there is', score(101)],
    ['bounds that leave nothing', all(score(60), score(0, 40))],
    ['a tier and not that tier', all(tier('cold'), not(tier('cold')))],
    ['imported leads', { kind: 'in', fact: 'channel', values: ['import'] }],
    ['whom no letter may reach', { kind: 'is', fact: 'hasEmail', value: false }],
    ['nobody in one of two ways', any(all(tier('cold'), lost), score(101))],
  ])('%s', (_, entry) => {
    expect(doubts(entry)).toEqual(never)
  })

  it.each<[string, Condition]>([
    ['a tier', tier('cold')],
    ['a loss', lost],
    ['a tier, or a loss', any(tier('cold'), lost)],
    ['two signals in one message', all(price, signals('urgency'))],
    [
      'two words in one name',
      all(
        { kind: 'contains', fact: 'company', values: ['alfa'] },
        { kind: 'contains', fact: 'company', values: ['trade'] },
      ),
    ],
    ['not a source', not(source('fair'))],
  ])('is not %s', (_, entry) => {
    expect(doubts(entry)).toEqual([])
  })
})

describe('an entry whose leads an earlier sequence takes', () => {
  it.each<[string, Condition, Condition]>([
    ['the same', tier('cold'), tier('cold')],
    ['a part of it', all(tier('cold'), source('fair')), tier('cold', 'warm')],
    ['a narrower score', score(20, 30), score(10, 40)],
    ['each way of two', any(source('fair'), source('web')), source('web', 'fair', 'ads')],
    ['what the other names differently', tier('cold'), not(tier('warm', 'promising', 'hot'))],
    ['a bound between two whole scores', score(20, 40.5), score(20, 40.4)],
    ['the same signals', price, price],
    ['a signal of several', price, signals('price_only', 'urgency')],
    ['without any of several signals', not(signals('price_only', 'urgency')), not(price)],
    ['the other’s case', source('Fair '), source('fair')],
  ])('%s', (_, entry, earlier) => {
    expect(doubts(entry, earlier)).toEqual(taken)
  })

  it.each<[string, Condition, Condition]>([
    ['of another tier', tier('warm'), tier('cold')],
    ['in one way of two', any(source('fair'), source('web')), source('web')],
    ['of a narrower one', tier('cold'), all(tier('cold'), source('fair'))],
    ['whose source nobody knows', tier('cold'), not(source('fair'))],
    ['of other signals', price, signals('urgency')],
    ['of fewer signals', signals('price_only', 'urgency'), price],
    ['without more signals', not(price), not(signals('price_only', 'urgency'))],
  ])('is not one %s', (_, entry, earlier) => {
    expect(doubts(entry, earlier)).toEqual([])
  })
})
