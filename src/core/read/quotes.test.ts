import { describe, expect, it } from 'vitest'
import { loadLexicons } from '../../files/shipped-reader.ts'
import { type ClauseLabel, clauseLabels } from './evidence.ts'
import { openMessage, ownClauses } from './message.ts'
import { spansOf } from './quotes.ts'
import { makeVocabulary } from './reader.ts'

const vocabulary = makeVocabulary(await loadLexicons())

/** The quotes for a label where the clauses score as given. */
function quotes(text: string, label: ClauseLabel, scores: readonly number[]): readonly string[] {
  const message = openMessage(text, vocabulary, '2026-03-11T10:00:00+05:00')
  const clauses = ownClauses(message)
  expect(clauses).toHaveLength(scores.length)
  const rows = scores.map((score) => Float64Array.from(clauseLabels, (name) => (name === label ? score : -1)))
  return spansOf({ message, clauses, evidence: { document: new Float64Array(), clauses: rows } }, label, 3).map(
    ({ quote }) => quote,
  )
}

describe('what is quoted', () => {
  it.each([
    ['Добрый день. Но телефон звонит и никто не берёт, потому', 'pain', [-1, 1, -1], 'телефон звонит и никто не берёт'],
    ['Hello, and we lost two orders to', 'pain', [-1, 1], 'we lost two orders'],
    ['שלום, כי המקרר מת בלילה', 'pain', [-1, 1], 'המקרר מת בלילה'],
    ['Сәлем, бірақ терезеден жел соғып тұр және', 'pain', [-1, 1], 'терезеден жел соғып тұр'],
    ['$500 at most', 'budget', [1], '$500 at most'],
    ['бюджет 300 000 ₸.', 'budget', [1], 'бюджет 300 000 ₸'],
    ['(до 40 000 руб.)', 'budget', [1], '40 000 руб'],
  ] as const)('%s', (text, label, scores, quote) => {
    expect(quotes(text, label, scores)[0]).toContain(quote)
    expect(quotes(text, label, scores)[0]!.length).toBeLessThan(quote.length + 5)
  })

  it.each([
    ['Нам нужно 34 стола и 12 стульев на склад к осени', '34 стола и 12 стульев'],
    ['Co-op of 52 units needs cleaning', '52 units'],
    ['the barn roof is about 22 m by 9 and leaks', '22 m by 9'],
    ['פרויקט של 26 מרפסות שצריכות מעקה חדש', '26 מרפסות'],
  ])('of a size the size alone: %s', (text, size) => {
    const [quote] = quotes(text, 'quantity', [1])
    expect(quote).toContain(size)
    expect(quote!.length).toBeLessThan(size.length + 14)
  })

  it('goes on to the next clause that says it too, but no farther than a breath', () => {
    expect(quotes('сломался насос, вода в подвале, жена плачет', 'pain', [1, 0.9, -1])).toEqual([
      'сломался насос, вода в подвале',
    ])
    const long = 'насос который мы купили весной у вас сломался вчера, вода в подвале'
    expect(quotes(long, 'pain', [1, 0.9])[0]).toBe('насос который мы купили весной у вас сломался вчера')
  })
})
