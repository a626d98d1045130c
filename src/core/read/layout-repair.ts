import { type Layout, makeRetyper } from './keyboard.ts'
import { bitsOf, type KnownScript, type Piece, piecesOf } from './layout-pieces.ts'
import type { LetterModels } from './letter-model.ts'

/** One way to have typed on the wrong layout: the script that stands there, and the reading on the layout that was meant. */
type Slip = {
  readonly from: KnownScript
  readonly to: KnownScript
  readonly retype: (text: string) => string
}

const slip = (from: KnownScript, on: Layout, to: KnownScript, meant: Layout): Slip => ({
  from,
  to,
  retype: makeRetyper(on, meant),
})
const slips: readonly Slip[] = [
  slip('latin', 'latin', 'cyrillic', 'russian'),
  slip('latin', 'latin', 'cyrillic', 'kazakh'),
  slip('latin', 'latin', 'hebrew', 'hebrew'),
  slip('cyrillic', 'russian', 'latin', 'latin'),
  slip('cyrillic', 'russian', 'hebrew', 'hebrew'),
  slip('hebrew', 'hebrew', 'latin', 'latin'),
  slip('hebrew', 'hebrew', 'cyrillic', 'russian'),
  slip('hebrew', 'hebrew', 'cyrillic', 'kazakh'),
]

/**
 * Bits that it takes to believe that the layout was wrong from here on: more where most else in the same script is likely as it
 * stands. What it takes to believe that the layout is right again, and that one word was typed on the right one.
 */
const costs = { enter: 16, enterAmongWords: 28, leave: 4, asTyped: 3 } as const
/** Fewer letters in all are no message to be retyped. */
const fewestLetters = 4

/** Where a longer message goes on it is taken as it stands. */
const longestRepaired = 8_000

/** Marks that may close a word on either layout: whether they were meant as they stand, the bits say. */
const closing = /[.,!?;:)"'»…]+$/

/** A reading of a piece in one state, and the bits that speak for it. */
type Reading = { readonly text: string; readonly bits: number }

/** The piece retyped, its closing marks too or not, or the piece as it stands: whichever is likeliest. */
function retyped({ text, bits }: Piece, { retype, to }: Slip, models: LetterModels): Reading {
  const read = (meant: string): Reading => ({ text: meant, bits: bitsOf(meant, to, models[to]) })
  const tail = closing.exec(text)?.[0] ?? ''
  const readings = [read(retype(text)), { text, bits: bits - costs.asTyped }]
  if (tail !== '' && tail.length < text.length)
    readings.push(read(retype(text.slice(0, text.length - tail.length)) + tail))
  return readings.reduce((best, one) => (one.bits > best.bits ? one : best))
}

/** How a piece reads after each slip. One that is no evidence says at most which slip it was, not that there was one. */
function readingsOf(piece: Piece, models: LetterModels): readonly Reading[] {
  const asTyped = { text: piece.text, bits: piece.bits }
  if (!piece.doubtful) {
    const right = { text: piece.text, bits: piece.bits - costs.asTyped }
    return slips.map(({ from }) => (from === piece.script ? right : asTyped))
  }
  const readings = slips.map((one) => (one.from === piece.script ? retyped(piece, one, models) : asTyped))
  if (!piece.mute) return readings
  const most = Math.max(...readings.map(({ bits }) => bits))
  return readings.map(({ text, bits }) => ({ text, bits: piece.bits + bits - most }))
}

/** What entering each slip costs in this message. */
function enteringCosts(pieces: readonly Piece[]): readonly number[] {
  return slips.map(({ from }) => {
    const own = pieces.filter(({ script, mute }) => script === from && !mute)
    const likely = own.filter(({ doubtful, bits }) => !doubtful || bits > 0).length
    return 2 * likely > own.length ? costs.enterAmongWords : costs.enter
  })
}

/** A step of the likeliest path: its bits so far, the reading of the piece, and the state before. */
type Step = { readonly bits: number; readonly text: string; readonly before: number }

/** The steps to each state: 0 is typed as meant, the others are a slip each. */
function stepsTo(piece: Piece, last: readonly number[], { models, enter }: Way): readonly Step[] {
  const plain = last.reduce(
    (best, bits, at) => (at > 0 && bits - costs.leave > best.bits ? { bits: bits - costs.leave, at } : best),
    {
      bits: last[0]!,
      at: 0,
    },
  )
  const typed = { bits: plain.bits + piece.bits, text: piece.text, before: plain.at }
  const slipped = readingsOf(piece, models).map(({ text, bits }, at): Step => {
    const entered = last[0]! - enter[at]!
    const stayed = last[at + 1]!
    return { text, bits: bits + Math.max(entered, stayed), before: stayed >= entered ? at + 1 : 0 }
  })
  return [typed, ...slipped]
}

type Way = { readonly models: LetterModels; readonly enter: readonly number[] }

/**
 * The readings along the likeliest path through the pieces (Viterbi 1967), so that the whole message weighs: one short word is
 * not retyped by itself, a run of them is.
 */
function likeliest(pieces: readonly Piece[], models: LetterModels): readonly string[] {
  const way = { models, enter: enteringCosts(pieces) }
  const path: (readonly Step[])[] = []
  let last: readonly number[] = [0, ...way.enter.map((bits) => -bits)]
  for (const piece of pieces) {
    const steps = stepsTo(piece, last, way)
    path.push(steps)
    last = steps.map(({ bits }) => bits)
  }
  let state = last.reduce((best, bits, at) => (bits > last[best]! ? at : best), 0)
  const readings: string[] = []
  for (let at = path.length - 1; at >= 0; at -= 1) {
    const { text, before } = path[at]![state]!
    readings[at] = text
    state = before
  }
  return readings
}

/**
 * A message with what was typed on the wrong keyboard layout read as it was meant: «ghbdtn» as «привет», "akuo" as שלום. The result
 * is as long as the text and each place in it stays where it was. Only where the words are unlikely as they stand.
 */
export function repairLayout(text: string, models: LetterModels): string {
  const pieces = piecesOf(text.slice(0, longestRepaired), models)
  const unlikely = pieces.filter(({ doubtful, mute, bits }) => doubtful && !mute && bits < 0)
  if (unlikely.reduce((sum, piece) => sum + piece.text.length, 0) < fewestLetters) return text
  const readings = likeliest(pieces, models)
  let out = ''
  let at = 0
  for (const [index, { start, text: piece }] of pieces.entries()) {
    out += text.slice(at, start) + readings[index]!
    at = start + piece.length
  }
  return out + text.slice(at)
}
