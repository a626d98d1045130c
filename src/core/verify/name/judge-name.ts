import { isBotName } from './bot-name.ts'
import { layouts } from './keyboard-layout.ts'
import { foldWord, type NameModels, nameBits } from './name-model.ts'
import { placeholderReason, unwrittenReason } from './placeholder-name.ts'

export const nameKinds = ['real', 'gibberish', 'implausible', 'bot_name', 'wrong_layout', 'unknown'] as const
export type NameKind = (typeof nameKinds)[number]

export type NameJudgement = { readonly kind: NameKind; readonly reason: string; readonly suggestion: string | null }

type Script = keyof NameModels

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['latin', /^[\p{Script=Latin}\p{M}]+$/u],
  ['cyrillic', /^[\p{Script=Cyrillic}\p{M}]+$/u],
  ['hebrew', /^[\p{Script=Hebrew}\p{M}]+$/u],
]

/** Bits under which a word is mashed rather than named, by its length: held-out names fall under them in one or two of a thousand. */
const mashedUnder = (length: number): number => (length >= 8 ? -4.5 : length === 7 ? -6 : length === 6 ? -7.5 : -9)
/** Bits of all words together that still pass for a name. */
const nameFrom = -3
const invisible = /[\p{Cc}\p{Cf}\ufeff]/gu

const judged = (kind: NameKind, reason: string, suggestion: string | null = null): NameJudgement => ({
  kind,
  reason,
  suggestion,
})

/** Could somebody be called so? A script without a model, and a text the models cannot tell, are unknown. */
export function judgeName(typed: string, models: NameModels): NameJudgement {
  const name = typed.slice(0, 300).normalize('NFC').replace(invisible, '').trim()
  const placeholder = placeholderReason(name)
  if (placeholder !== null) return judged('implausible', placeholder)
  const meant = otherLayout(name, models)
  if (meant !== null) return judged('wrong_layout', 'wrong_layout', meant)
  const unwritten = unwrittenReason(name)
  if (unwritten !== null) return judged('implausible', unwritten)
  if (isBotName(name)) return judged('bot_name', 'bot_name')
  return judgeWords(name, models)
}

/** The parts of a name that the models can weigh. */
const wordsOf = (name: string): readonly string[] => name.split(/[\s\-'’`´".,()/־׳״]+/u).filter((word) => word !== '')

const scriptOf = (word: string): Script | null => scripts.find(([, pattern]) => pattern.test(word))?.[0] ?? null

/** Capitals in the middle of a word, other than in McDonald, DeShawn and names written all in capitals. */
function hasStrayCapitals(word: string): boolean {
  if (word === word.toUpperCase()) return false
  const inner = word.slice(1).replace(/^(?:c|ac|e|a|u|i|an|on|t)(?=\p{Lu}\p{Ll})/u, '')
  return (inner.slice(1).match(/\p{Lu}/gu) ?? []).length >= 2 || /\p{Ll}\p{Lu}{2}/u.test(inner)
}

/** Bits of one word, or null where no model knows its script. */
function weigh(word: string, models: NameModels): number | null {
  const script = scriptOf(word)
  if (script === null) return null
  const folded = foldWord(word)
  return nameBits(folded, models[script]) - (hasStrayCapitals(word) ? 8 : 0) - (/(.{2,3})\1\1/u.test(folded) ? 8 : 0)
}

function judgeWords(name: string, models: NameModels): NameJudgement {
  const words = wordsOf(name)
  const weights = words.map((word) => weigh(word, models))
  const known = weights.filter((bits) => bits !== null)
  if (known.length < weights.length || known.length === 0) return judged('unknown', 'script_unknown')
  const sum = known.reduce((total, bits) => total + bits, 0)
  const mashed = words.some((word, at) => word.length >= 4 && (known[at] ?? 0) < mashedUnder(word.length))
  if (mashed && sum < nameFrom) return judged('gibberish', 'keyboard_mashing')
  return sum >= nameFrom ? judged('real', 'name_like') : judged('unknown', 'unusual_letters')
}

/** Letters and marks that the keys of one layout give. */
const written: readonly (readonly [Script, RegExp])[] = [
  ['latin', /^[a-z\s;'[\],.`-]+$/i],
  ['cyrillic', /^[а-яё\s.-]+$/i],
  ['hebrew', /^[א-ת\s;'[\],./-]+$/],
]

const titled = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** The name meant by one typed on the wrong layout: unlikely as typed, likely as read on the other keys; or null. */
function otherLayout(name: string, models: NameModels): string | null {
  const from = written.find(([, pattern]) => pattern.test(name))?.[0]
  if (from === undefined || name.length > 40) return null
  const asTyped = total(name.split(/\s+/), models[from], true)
  if (asTyped > 0) return null
  const readings = layouts
    .filter((layout) => layout.from === from)
    .map((layout) => {
      const words = layout.read(name).split(/[\s-]+/)
      return { words, to: layout.to, bits: total(words, models[layout.to], false) }
    })
  const best = readings.toSorted((a, b) => b.bits - a.bits)[0]
  const letters = name.replace(/\s/g, '').length
  if (best === undefined || best.bits < Math.max(4, letters) || best.bits - asTyped < 12) return null
  return best.words.map((word) => (best.to === 'hebrew' ? word : titled(word))).join(' ')
}

/** Bits of words that must all be letters of one script; marks among the letters count against it where they are borne at all. */
function total(words: readonly string[], model: NameModels[Script], withMarks: boolean): number {
  let sum = 0
  for (const word of words) {
    const letters = word.replace(/[^\p{L}\p{M}]/gu, '')
    if (!withMarks && letters !== word) return -Infinity
    sum += nameBits(foldWord(letters), model) - 4 * (word.length - letters.length)
  }
  return sum
}
