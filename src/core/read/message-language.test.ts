import { describe, expect, it } from 'vitest'
import { loadLexicons, loadReader } from '../../files/shipped-reader.ts'
import { decodeLanguages, encodeLanguages } from './message-language.ts'

const reader = await loadReader()
const languageOf = (text: string): string => reader.read(text, { receivedAt: null }).lang

describe('the language of a message', () => {
  it.each([
    ['Нужен насос, сколько стоит доставка?', 'ru'],
    ['Nuzhen nasos, skolko stoit dostavka?', 'ru'],
    ['zdravstvuyte, hotim pomenyat okna v detskoy', 'ru'],
    ['Нужна CRM на 5 человек', 'ru'],
    ['Терезеден жел соғып тұр, ауыстырғымыз келеді', 'kk'],
    ['терезеден суык согып тур, ауыстыргымыз келеди', 'kk'],
    ['terezeden suyq soghyp tur, auystyrghymyz keledi', 'kk'],
    ['erten kelip olshep ketinizshi auladyn zabory 60 metr', 'kk'],
    ['Our boiler is leaking, can you come today?', 'en'],
    ['Laser cutter quote', 'en'],
    ['צריך הצעת מחיר ל-CRM', 'he'],
    ['We need korobki, 500 штук, завтра срочно', 'mixed'],
    ['12 500 +', 'unknown'],
  ])('%s: %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  it('is told by a file that holds its model whole, or not at all', async () => {
    const { languages } = await loadLexicons()
    const bytes = encodeLanguages(languages)
    expect(decodeLanguages(bytes)).toEqual(languages)
    expect(() => decodeLanguages(bytes.subarray(1))).toThrow('cut off')
  })
})
