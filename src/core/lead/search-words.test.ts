import { expect, it } from 'vitest'
import { completeDraft } from './lead-draft.ts'
import { searchWords, wordsOf } from './search-words.ts'

const lead = (draft: Parameters<typeof completeDraft>[0]) =>
  completeDraft(draft, { id: 'x', receivedAt: '2026-03-11T10:00:00+05:00', isTest: false })

it('finds a person by name, company, mail and any end of the telephone number', () => {
  const words = searchWords(
    lead({ name: 'Алёна Құрманғазы', company: 'ТОО «Алтын»', email: 'a.k@example.kz', phone: '+7 (705) 321-45-67' }),
  )
  for (const word of ['алена', 'құрманғазы', 'алтын', 'example', '77053214567', '7053214567', '3214567'])
    expect(words).toContain(word)
})

it('keeps to a bound, whatever is typed', () => {
  const words = searchWords(lead({ message: Array.from({ length: 5000 }, (_, index) => `word${index}`).join(' ') }))
  expect(words.length).toBeLessThanOrEqual(40)
  expect(wordsOf('a'.repeat(1000))[0]).toHaveLength(60)
  expect(wordsOf('!!! -- …')).toEqual([])
})
