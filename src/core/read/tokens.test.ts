import { describe, expect, it } from 'vitest'
import { cyrillicKey, hebrewForms, hebrewKey, latinKey } from './sound-key.ts'
import { tokenise } from './tokens.ts'

const words = (text: string): readonly string[] => tokenise(text).map(({ word }) => word)

describe('tokens', () => {
  it('keeps the offsets of the original text', () => {
    const text = 'Нужно  5 шт.\nсрочно!!! 👍 http://a.b/c'
    for (const { start, end, kind, word } of tokenise(text))
      if (kind !== 'word') expect(text.slice(start, end)).toBe(word)
    expect(words(text)).toEqual(['нужно', '5', 'шт', '.', 'срочно', '!', '!', '!', '👍', 'http://a.b/c'])
  })

  it('drops invisible characters, points and letters written many times', () => {
    expect(words('сро\u200Bчнооооо')).toEqual(['срочно'])
    expect(words('שָׁלוֹם')).toEqual(['שלום'])
    expect(words('и\u0306од')).toEqual(['йод'])
  })

  it('keeps gershayim inside an acronym and quotes outside a word', () => {
    expect(words('מנכ"ל "שלום"')).toEqual(['מנכ"ל', '"', 'שלום', '"'])
  })

  it('repairs words that mix look-alike letters', () => {
    expect(words('cрoчно')).toEqual(['срочно'])
    expect(words('cрoчно, oн ceйчac')).toEqual(['срочно', ',', 'он', 'сейчас'])
  })
})

describe('the sound key', () => {
  it('joins Kazakh spellings with and without its letters, and in Latin', () => {
    expect(cyrillicKey('қанша')).toBe(cyrillicKey('канша'))
    expect(latinKey('qansha')).toBe(cyrillicKey('қанша'))
    expect(latinKey('kerek')).toBe(cyrillicKey('керек'))
  })

  it('joins Russian with its transliteration', () => {
    expect(latinKey('zavtra')).toBe(cyrillicKey('завтра'))
    expect(latinKey('schet')).toBe(cyrillicKey('счёт'))
    expect(cyrillicKey('объём')).toBe(cyrillicKey('обьем'))
  })

  it('takes Hebrew prefixes off, and leaves two letters', () => {
    expect(hebrewForms(hebrewKey('בשבוע'))).toContain('שבוע')
    expect(hebrewForms(hebrewKey('לך'))).toEqual(['לכ'])
  })
})
