import { expect, it } from 'vitest'
import { lostValues, outcomeOf, wonValues } from './outcome-values.ts'

it.each([
  ['HubSpot', ['closedwon', 'closedlost'], 'closedwon'],
  ['Salesforce', ['Closed Won', 'Closed Lost', 'Negotiation'], 'closed won'],
  ['Bitrix24', ['Сделка успешна', 'Сделка провалена', 'В работе'], 'сделка успешна'],
  ['amoCRM', ['Успешно реализовано', 'Закрыто и не реализовано'], 'успешно реализовано'],
  ['a table in Hebrew', ['נסגר', 'אבד'], 'נסגר'],
])('knows what won is called in an export of %s', (_, cells, won) => {
  expect(wonValues(cells, 'stage', null)).toEqual([won])
})

it('asks where it does not know, naming what stands there', () => {
  expect(() => wonValues(['A', 'B', 'A'], 'stage', null)).toThrow(/It holds "a", "b"/)
  expect(() => wonValues(['A', 'B'], 'stage', ['C'])).toThrow(/do not occur/)
})

it('tells what counts as lost, however it is written', () => {
  const won = new Set(['won'])
  expect(lostValues(['Won', 'Lost', 'lost ', '', 'In work', 'LOST'], won)).toEqual([
    { value: 'Lost', deals: 3 },
    { value: 'In work', deals: 1 },
  ])
  expect(outcomeOf(' ', won)).toBeNaN()
})

it('reads 1.0 and 0.0 as 1 and 0', () => {
  expect(wonValues(['1.0', '0.0', ''], 'won', null)).toEqual(['1'])
  expect(['1.0', '1', '0.0', ''].map((cell) => outcomeOf(cell, new Set(['1'])))).toEqual([1, 1, 0, Number.NaN])
  expect(wonValues(['2.0', '1.0'], 'stage', ['2'])).toEqual(['2'])
})

it('asks what numbers stand for, unless they are 1 beside 0', () => {
  expect(() => wonValues(['0', '1', '2', '3'], 'stage', null)).toThrow(/It holds "0", "1", "2", "3": name the won ones/)
  expect(() => wonValues(['1', '2'], 'stage', null)).toThrow(/name the won ones/)
  expect(wonValues(['1', '-1'], 'won', null)).toEqual(['1'])
  expect(wonValues(['won', '1', '2'], 'stage', null)).toEqual(['won'])
})
