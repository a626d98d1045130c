import type { Token } from './tokens.ts'

/** How Latin words are to be taken: as English, as Russian or Kazakh in Latin letters, or, when unsure, as both. */
export type LatinMode = 'english' | 'sound' | 'both'

const englishWords = new Set(
  (
    'the a an is are was were be been am i you we he she they it my your our their his her its me us them this that ' +
    "these those and or but if so for of to in on at by with from as not no do does did dont don't have has had can " +
    'could will would should what when where who why how which there here just need want like get got please thanks ' +
    "thank hi hello hey any some all about up out than then too very only still know let im i'm it's we're you're " +
    "i've can't one two price cost much many quote order call today tomorrow day week month new more"
  ).split(' '),
)
const soundWords = new Set(
  (
    'i v na ne ya vy my u nas vas kak chto eto est net da a no po za s k mne nam vam dlya mozhno mojno skolko privet ' +
    'zdravstvuite zdravstvuyte dobryi dobryy den nuzhno nuzhen nado srochno esli uzhe tolko ili bez do ot za tak vot ' +
    'salem salam salemetsiz be ma me ba bar joq zhoq kerek qansha kansha mende bizde sizde siz biz men emes edi ' +
    'turady bolady bola alam alamyn ushin shin usin osy bul sol kun apta deiin dein zhurmiz jurmin zhatyr otyr eken ' +
    'ghoi goi qalay kalai qalai alsam otinemin rahmet rakhmet spasibo pozhaluista poka chto-to budet'
  ).split(' '),
)

const soundShape =
  /zh|kh|[qz]h|yy|iy|[iy]a$|[aeou]i?t[ei]$|(?:dy|ty|my|ny|sy|gy|ngiz|nyz|ymyz|imiz|lar|ler|dar|der|tar|ter|men|ben|ga|ge|dan|nen|ovat|ite|aem|aet|yi)$/
const englishShape = /th|wh|ck|ee|oo|ght|tion$|ing$|ed$|ly$|ness$|ment$|'s$/

/** Guesses how to take the Latin words of a message from its small words and its spelling. */
export function latinMode(tokens: readonly Token[]): LatinMode {
  let english = 0
  let sound = 0
  let soundHits = 0
  let latin = 0
  for (const token of tokens) {
    if (token.script !== 'latin') continue
    latin += 1
    if (englishWords.has(token.word)) english += 1
    else if (soundWords.has(token.word)) {
      sound += 1
      soundHits += 1
    } else if (englishShape.test(token.word)) english += 0.5
    else if (soundShape.test(token.word)) sound += 0.5
  }
  if (latin === 0) return 'english'
  if (english > 2 * sound && english / latin >= 0.12) return 'english'
  return (soundHits > 0 || sound >= 1.5) && sound > 2 * english && sound / latin >= 0.12 ? 'sound' : 'both'
}
