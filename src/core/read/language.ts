import type { Reading } from './reading.ts'
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

const kazakhLetters = /[әғқңөұүһі]/
const kazakhWords = new Set(
  (
    'керек бар жоқ жок емес ма ме ба бе па пе мен сен сіз сиз біз биз бұл бул осы сол қанша канша үшін ушин дейін дейин ' +
    'менің сіздер сиздер сіздерде сиздерде бізде бизде бізге бизге маған маган еді еди екен ғой гой және жане бірақ бирак ' +
    'тұр тур отыр жатыр жүр жур болады бола алам аламын аламыз алсам қалай калай қазір казир бүгін бугин ертең ертен ' +
    'сәлем салем салеметсиз сәлеметсіз рахмет рақмет баға бага теңге тенге жақсы жаксы көп коп аз үлкен кішкентай ' +
    'жаңа жана ескі кейін кейин бері бери дұрыс дурыс шығар шыгар едім едик айтты айтты дейді дейди деп алу беру'
  ).split(' '),
)
const kazakhShape =
  /(?:мыз|міз|миз|ңыз|ңіз|сыз|сіз|лар|лер|дар|дер|тар|тер|ның|нің|дың|дің|тың|тің|ған|ген|қан|кен|ймыз|йміз|йық|йік|мын|мін|пын|пін|дың|ыңыз|іңіз|атын|етін|майды|мейді)$/

/** Whether a Cyrillic word looks Kazakh: 1 surely, 0.5 by its ending, 0 not. */
function kazakhness(word: string): number {
  if (kazakhLetters.test(word) || kazakhWords.has(word)) return 1
  return word.length > 4 && kazakhShape.test(word) ? 0.5 : 0
}

const kazakhLatin = new Set(
  (
    'kerek bar joq zhoq jok zhok emes ma me ba be pa men sen siz biz bul osy sol qansha kansha ushin deiin dein mende maga magan ' +
    'bizge bizde sizde sizder bolad bolady bola alam alamyn alsam qalai kalai qazir kazir azir bugin erten salem rahmet baga qashan ' +
    'kashan tenge jaksy zhaqsy kop bir eki ush bes on jyl zhyl kun apta jumys zhumys ali endi gana ghana dep edi eken goi ghoi tur ' +
    'otyr zhatyr jatyr zhur jur kelip alyp beru alu turady'
  ).split(' '),
)
const kazakhLatinShape =
  /(?:myz|miz|ngyz|ngiz|nyz|siz|syz|lar|ler|dar|der|tar|ter|nyn|nin|dyn|din|gan|gen|qan|ken|aiyq|eiik|dagy|degi|pyn|pin)$/

/** Whether Latin words that are not English are Kazakh rather than Russian. */
function isKazakhInLatin(tokens: readonly Token[]): boolean {
  const latin = tokens.filter(({ script }) => script === 'latin')
  const marks = latin.reduce(
    (sum, { word }) => sum + (kazakhLatin.has(word) || word.includes('q') ? 1 : kazakhLatinShape.test(word) ? 0.5 : 0),
    0,
  )
  return marks >= 0.25 * latin.length
}

type Shares = { kazakh: number; cyrillic: number; hebrew: number; english: number; words: number }

function countShares(tokens: readonly Token[]): Shares {
  const shares = { kazakh: 0, cyrillic: 0, hebrew: 0, english: 0, words: 0 }
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    shares.words += 1
    if (token.script === 'cyrillic') {
      shares.cyrillic += 1
      shares.kazakh += kazakhness(token.word)
    } else if (token.script === 'hebrew') shares.hebrew += 1
    else if (token.script === 'latin') shares.english += 1
  }
  return shares
}

/** The language to show: by script, Kazakh letters, endings and small words. It never gates the matching. */
export function languageOf(tokens: readonly Token[], latin: LatinMode): Reading['lang'] {
  const { kazakh, cyrillic, hebrew, english, words } = countShares(tokens)
  if (words === 0) return 'unknown'
  if (latin === 'sound' && english > words / 2) return isKazakhInLatin(tokens) ? 'kk' : 'mixed'
  if (hebrew >= 0.7 * words) return 'he'
  if (english >= 0.7 * words) return 'en'
  if (cyrillic < 0.7 * words) return 'mixed'
  const share = kazakh / cyrillic
  if (share >= 0.3) return 'kk'
  return share > 0.12 && kazakh >= 2 ? 'mixed' : 'ru'
}
