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
