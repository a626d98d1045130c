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

/** What one slip makes of a piece, and how many bits more speak for that than for the piece as it stands. */
type Reading = { readonly text: string; readonly gain: number }

/** The piece retyped, its closing marks too or not, or the piece as it stands: whichever is likeliest. */
function retyped({ text, bits }: Piece, { retype, to }: Slip, models: LetterModels): Reading {
  const whole = retype(text)
  const gain = bitsOf(whole, to, models[to]) - bits
  const marks = closing.exec(text)?.[0].length ?? 0
  const kept = marks > 0 && marks < text.length ? retype(text.slice(0, -marks)) + text.slice(-marks) : whole
  const keptGain = kept === whole ? gain : bitsOf(kept, to, models[to]) - bits
  if (Math.max(gain, keptGain) < -costs.asTyped) return { text, gain: -costs.asTyped }
  return gain >= keptGain ? { text: whole, gain } : { text: kept, gain: keptGain }
}

/** How a doubtful piece reads after each slip. One that is no evidence says at most which slip it was, not that there was one. */
function readingsOf(piece: Piece, models: LetterModels): readonly Reading[] {
  const asTyped = { text: piece.text, gain: 0 }
  const readings = slips.map((one) => (one.from === piece.script ? retyped(piece, one, models) : asTyped))
  if (!piece.mute) return readings
  const most = Math.max(...readings.map(({ gain }) => gain))
  return readings.map(({ text, gain }) => ({ text, gain: gain - most }))
}

/** Pieces with what each slip makes of each; null where every slip leaves it as it stands. */
type Reads = { readonly pieces: readonly Piece[]; readonly readings: readonly (readonly Reading[] | null)[] }

const gainOf = ({ pieces, readings }: Reads, at: number, slip: number): number =>
  readings[at]?.[slip]!.gain ?? (slips[slip]!.from === pieces[at]!.script ? -costs.asTyped : 0)

/** What entering each slip costs in this message. */
function enteringCosts(pieces: readonly Piece[]): readonly number[] {
  const all = { latin: 0, cyrillic: 0, hebrew: 0 }
  const likely = { latin: 0, cyrillic: 0, hebrew: 0 }
  for (const { script, mute, doubtful, bits } of pieces) {
    if (script === null || mute) continue
    all[script] += 1
    if (!doubtful || bits > 0) likely[script] += 1
  }
  return slips.map(({ from }) => (2 * likely[from] > all[from] ? costs.enterAmongWords : costs.enter))
}

/** Whether some run of pieces speaks for a slip by more than entering it costs (the greatest sum of a run: Kadane 1984). */
function isWorthEntering(reads: Reads, slip: number, enter: number): boolean {
  let run = 0
  for (let at = 0; at < reads.pieces.length; at += 1) {
    run = Math.max(0, run + gainOf(reads, at, slip))
    if (run > enter) return true
  }
  return false
}

/** Steps to the state typed as meant (0) or to a slip (its number plus one): from where the likeliest path comes. */
function pathThrough(reads: Reads, enter: readonly number[]): { readonly before: Uint8Array; readonly end: number } {
  const states = slips.length + 1
  const count = reads.pieces.length
  const before = new Uint8Array(count * states)
  const bits = new Float64Array(states).map((_, state) => (state === 0 ? 0 : -enter[state - 1]!))
  for (let at = 0; at < count; at += 1) {
    const meant = bits[0]!
    for (let state = 1; state < states; state += 1) {
      if (bits[state]! - costs.leave <= bits[0]!) continue
      bits[0] = bits[state]! - costs.leave
      before[at * states] = state
    }
    for (let state = 1; state < states; state += 1) {
      const entered = meant - enter[state - 1]!
      if (bits[state]! >= entered) before[at * states + state] = state
      bits[state] = Math.max(bits[state]!, entered) + gainOf(reads, at, state - 1)
    }
  }
  return { before, end: bits.indexOf(Math.max(...bits)) }
}

/**
 * The readings along the likeliest path through the pieces (Viterbi 1967), so that the whole message weighs: one short word is
 * not retyped by itself, a run of them is. Null where all of it was typed as meant.
 */
function likeliest(pieces: readonly Piece[], models: LetterModels): readonly string[] | null {
  const enter = enteringCosts(pieces)
  const readings = pieces.map((piece) => (piece.doubtful ? readingsOf(piece, models) : null))
  const reads = { pieces, readings }
  if (!enter.some((cost, slip) => isWorthEntering(reads, slip, cost))) return null
  const { before, end } = pathThrough(reads, enter)
  const meant: string[] = []
  let state = end
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    meant[at] = readings[at]?.[state - 1]?.text ?? pieces[at]!.text
    state = before[at * (slips.length + 1) + state]!
  }
  return meant
}

/**
 * A message with what was typed on the wrong keyboard layout read as it was meant: «ghbdtn» as «привет», "akuo" as שלום. The result
 * is as long as the text and each place in it stays where it was. Only where the words are unlikely as they stand.
 */
export function repairLayout(text: string, models: LetterModels): string {
  const pieces = piecesOf(text.slice(0, longestRepaired), models)
  const unlikely = pieces.filter(({ doubtful, mute, bits }) => doubtful && !mute && bits < 0)
  if (unlikely.reduce((sum, piece) => sum + piece.text.length, 0) < fewestLetters) return text
  const meant = likeliest(pieces, models)
  if (meant === null) return text
  let out = ''
  let at = 0
  for (const [index, { start, text: piece }] of pieces.entries()) {
    out += text.slice(at, start) + meant[index]!
    at = start + piece.length
  }
  return out + text.slice(at)
}
