import { sigmoid } from '../math/logistic.ts'
import { charClass, classOf } from './characters.ts'

/** What one of two says in a talk until the other answers: UTF-16 offsets of the text, and whether it begins amid a line. */
export type Turn = { readonly start: number; readonly end: number; readonly inline: boolean }

const dashes = new Set('-–—')
/** Marks behind which a dash on the same line begins a new turn. */
const endings = new Set('.?!…»":)')

/** The turns of a talk that is written with a dash before each, on one line or on several; none of a text that does not begin so. */
export function turnsOf(text: string): readonly Turn[] {
  const starts: { readonly dash: number; readonly inline: boolean }[] = []
  let before = '\n'
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    const isDash = dashes.has(letter) && classOf(text.charCodeAt(at + 1)) === charClass.space
    if (isDash && (before === '\n' || endings.has(before))) starts.push({ dash: at, inline: before !== '\n' })
    else if (starts.length === 0 && classOf(text.charCodeAt(at)) !== charClass.space) return []
    if (letter === '\n' || classOf(text.charCodeAt(at)) !== charClass.space) before = letter
  }
  return starts.map(({ dash, inline }, index) => ({
    start: dash + 1,
    end: starts[index + 1]?.dash ?? text.length,
    inline,
  }))
}

const saidIn = (text: string, { start, end }: Turn): string => text.slice(start, end).trim()
const isQuestion = (text: string, turn: Turn): boolean => saidIn(text, turn).endsWith('?')

/** Of the turns of the first to speak and of the second: their letters, and how many of them end in a question, the opening one apart. */
function sharesOf(text: string, turns: readonly Turn[]): { readonly letters: number[]; readonly questions: number[] } {
  const letters = [0, 0]
  const questions = [0, 0]
  for (const [index, turn] of turns.entries()) {
    letters[index % 2] += saidIn(text, turn).length
    if (index > 0 && isQuestion(text, turn)) questions[index % 2] += 1
  }
  return { letters, questions }
}

/** What tells who of the two asks to buy: he speaks more, and the seller puts the questions. */
export function turnInputs(text: string, turns: readonly Turn[]): Float64Array {
  const { letters, questions } = sharesOf(text, turns)
  return Float64Array.of(Math.log((letters[1] + 5) / (letters[0] + 5)), questions[0] - questions[1])
}

/** Log-odds that the second to speak is the one who asks, as `node scripts/fit-turns.ts` prints them: intercept, letters, questions. */
const weights = [2.36, 3.86, 1.36] as const
/** From this chance on the other's words are not heard. */
const sureFrom = 0.95

/** Whether a question is answered by the next turn. */
const hasAnswer = (text: string, turns: readonly Turn[]): boolean =>
  turns.some((turn, index) => index > 0 && isQuestion(text, turns[index - 1]) && !isQuestion(text, turn))

/** A list is no talk: two speak on one line, or on lines of their own three times and more, and one answers the other. */
const isTalk = (text: string, turns: readonly Turn[]): boolean =>
  turns.length > 1 && (turns.some(({ inline }) => inline) || (turns.length > 2 && hasAnswer(text, turns)))

/** The seller's turns in a talk that is written with dashes (`— Окна, слушаю. — Дует из всех щелей. — Какой этаж?`); none where it is open who he is. */
export function sellerTurns(text: string): readonly Turn[] {
  const turns = turnsOf(text)
  if (!isTalk(text, turns)) return []
  const [letters, questions] = turnInputs(text, turns)
  const chance = sigmoid(weights[0] + weights[1] * letters + weights[2] * questions)
  if (Math.max(chance, 1 - chance) < sureFrom) return []
  return turns.filter((_, index) => index % 2 === (chance > 0.5 ? 0 : 1))
}
