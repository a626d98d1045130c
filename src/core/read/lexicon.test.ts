import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileLexicon, findConcepts } from './lexicon.ts'
import { readWords } from './words.ts'

const lexicon = compileLexicon([
  '# comment: not read\nurgent: срочн*, как можно скорее\nneed: צריכ, צריכה\npain: не работа*',
  'urgent: asap\nneed: керек',
])
const found = (text: string) => findConcepts(readWords(text), lexicon).map(({ concept }) => concept)

describe('the lexicon', () => {
  it('finds words by their beginning, phrases, and words behind Hebrew prefixes', () => {
    expect(found('СРОЧНО')).toEqual(['urgent'])
    expect(found('как можно скорее')).toEqual(['urgent'])
    expect(found('ושצריך')).toEqual(['need'])
    expect(found('не работает')).toEqual(['pain'])
    expect(found('работает')).toEqual([])
  })

  it('finds words whose first letters sound as another', () => {
    const sounds = compileLexicon(['paper: счёт*, щит\nplace: тсж\nmail: эмаил\nown: ящик'])
    const named = (text: string) => findConcepts(readWords(text), sounds).map(({ concept }) => concept)
    for (const text of ['счета', 'щёт', 'щит', 'счит']) expect(named(text), text).toEqual(['paper'])
    expect(named('тсж')).toEqual(['place'])
    expect(named('емаил')).toEqual(['mail'])
    expect(named('yashik')).toEqual(['own'])
  })

  it('finds Kazakh written in Latin letters', () => {
    expect(found('magan CRM kerek, qansha turady')).toEqual(['need'])
  })

  it('holds the same concepts in every language', () => {
    const names = ['ru', 'kk', 'he', 'en'].map((language) => {
      const text = readFileSync(new URL(`../../../data/reader/concepts.${language}.txt`, import.meta.url), 'utf8')
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
      return [...new Set(lines.map((line) => line.split(':')[0]))].sort()
    })
    for (const list of names) expect(list).toEqual(names[0])
  })
})
