import { describe, expect, it } from 'vitest'
import { loadLexicons } from '../../files/shipped-reader.ts'
import { type ClauseLabel, clauseLabels } from './learned/evidence.ts'
import { openMessage, ownClauses } from './message.ts'
import { spansOf } from './quotes.ts'
import { makeVocabulary } from './reader.ts'

const vocabulary = makeVocabulary(await loadLexicons())

/** The quotes for a label where the clauses that lie mostly in some words say it. */
function quotes(text: string, label: ClauseLabel, said: string): readonly string[] {
  const message = openMessage(text, vocabulary, '2026-03-11T10:00:00+05:00')
  const clauses = ownClauses(message)
  const [first, end] = [text.indexOf(said), text.indexOf(said) + said.length]
  const scores = clauses.map(({ from, to }) => {
    const [start, stop] = [message.words[from]!.start, message.words[to - 1]!.end]
    return Math.min(stop, end) - Math.max(start, first) > 0.5 * Math.min(stop - start, said.length) ? 1 : -1
  })
  const rows = scores.map((score) => Float64Array.from(clauseLabels, (name) => (name === label ? score : -1)))
  return spansOf({ message, clauses, evidence: { document: new Float64Array(), clauses: rows } }, label, 3).map(
    ({ quote }) => quote,
  )
}

describe('what is quoted', () => {
  it.each([
    ['Добрый день. Но телефон звонит и никто не берёт, потому', 'pain', 'телефон звонит и никто не берёт'],
    ['Good morning, and we lost two orders to', 'pain', 'we lost two orders'],
    ['בוקר טוב, כי המקרר מת בלילה', 'pain', 'המקרר מת בלילה'],
    ['Қайырлы күн, бірақ терезеден жел соғып тұр және', 'pain', 'терезеден жел соғып тұр'],
    ['$500 at most', 'budget', '$500 at most'],
    ['бюджет 300 000 ₸.', 'budget', 'бюджет 300 000 ₸'],
    ['(до 40 000 руб.)', 'budget', '40 000 руб'],
  ] as const)('%s', (text, label, quote) => {
    expect(quotes(text, label, quote)[0]).toContain(quote)
    expect(quotes(text, label, quote)[0]!.length).toBeLessThan(quote.length + 5)
  })

  it.each([
    ['Нам нужно 34 стола и 12 стульев на склад к осени', '34 стола и 12 стульев'],
    ['Co-op of 52 units needs cleaning', '52 units'],
    ['the barn roof is about 22 m by 9 and leaks', '22 m by 9'],
    ['פרויקט של 26 מרפסות שצריכות מעקה חדש', '26 מרפסות'],
  ])('of a size the size alone: %s', (text, size) => {
    const [quote] = quotes(text, 'quantity', text)
    expect(quote).toContain(size)
    expect(quote!.length).toBeLessThan(size.length + 14)
  })

  it('does not end within what is written in one', () => {
    expect(quotes('1,200 גביעים ביום, לא יותר מ-70 אלף כי זה מה שנתנו לי', 'budget', 'לא יותר מ')[0]).toMatch(
      /לא יותר מ-70 אלף$/,
    )
  })

  it('goes on to the next clause that says it too', () => {
    const said = 'сломался насос, вода в подвале'
    expect(quotes(`${said}, жена плачет`, 'pain', said)).toEqual([said])
  })
})
