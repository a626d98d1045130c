import { type Layout, makeRetyper } from './keyboard.ts'
import {
  bitsOf,
  kindOf,
  type KnownScript,
  type Piece,
  type PieceKind,
  piecesOf,
  rememberedPieces,
} from './layout-pieces.ts'
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
/** The place of each slip among those from the same script. */
const places = slips.map(({ from }, at) => slips.slice(0, at).filter((other) => other.from === from).length)

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
function retyped({ text, bits }: PieceKind, { retype, to }: Slip, models: LetterModels): Reading {
  const whole = retype(text)
  const gain = bitsOf(whole, to, models[to]) - bits
  const marks = closing.exec(text)?.[0].length ?? 0
  const kept = marks > 0 && marks < text.length ? retype(text.slice(0, -marks)) + text.slice(-marks) : whole
  const keptGain = kept === whole ? gain : bitsOf(kept, to, models[to]) - bits
  if (Math.max(gain, keptGain) < -costs.asTyped) return { text, gain: -costs.asTyped }
  return gain >= keptGain ? { text: whole, gain } : { text: kept, gain: keptGain }
}

/** How a piece reads after each slip from its script, and the most bits that speak for any slip or for none. */
type Readings = { readonly after: readonly Reading[]; readonly most: number }

function readingsOf(kind: PieceKind, models: LetterModels): Readings {
  const after = slips.filter(({ from }) => from === kind.script).map((one) => retyped(kind, one, models))
  return { after, most: Math.max(0, ...after.map(({ gain }) => gain)) }
}

/** What models of letters say of a piece by its text. */
type Known = {
  readonly kindFor: (text: string) => PieceKind
  readonly readingsFor: (text: string) => Readings
}

const knownBy = new WeakMap<LetterModels, Known>()

function knownWith(models: LetterModels): Known {
  const before = knownBy.get(models)
  if (before !== undefined) return before
  const kindFor = rememberedPieces((text) => kindOf(text, models))
  const known = { kindFor, readingsFor: rememberedPieces((text) => readingsOf(kindFor(text), models)) }
  knownBy.set(models, known)
  return known
}

/** Pieces with their readings; null where every slip leaves a piece as it stands. */
type Reads = { readonly pieces: readonly Piece[]; readonly readings: readonly (Readings | null)[] }

/** Bits that speak for a slip at a piece. One that is no evidence says at most which slip it was, not that there was one. */
function gainOf({ pieces, readings }: Reads, at: number, slip: number): number {
  const { kind, mute } = pieces[at]!
  const read = readings[at]
  const isFrom = slips[slip]!.from === kind.script
  if (!read) return isFrom ? -costs.asTyped : 0
  return (isFrom ? read.after[places[slip]!]!.gain : 0) - (mute ? read.most : 0)
}

/** What entering each slip costs in this message. */
function enteringCosts(pieces: readonly Piece[]): readonly number[] {
  const all = { latin: 0, cyrillic: 0, hebrew: 0 }
  const likely = { latin: 0, cyrillic: 0, hebrew: 0 }
  for (const { kind, mute } of pieces) {
    if (kind.script === null || mute) continue
    all[kind.script] += 1
    if (!kind.doubtful || kind.bits > 0) likely[kind.script] += 1
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
function likeliest(pieces: readonly Piece[], { readingsFor }: Known): readonly string[] | null {
  const enter = enteringCosts(pieces)
  const readings = pieces.map(({ kind }) => (kind.doubtful ? readingsFor(kind.text) : null))
  const reads = { pieces, readings }
  if (!enter.some((cost, slip) => isWorthEntering(reads, slip, cost))) return null
  const { before, end } = pathThrough(reads, enter)
  const meant: string[] = []
  let state = end
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const { kind } = pieces[at]!
    const typed = state > 0 && slips[state - 1]!.from === kind.script
    meant[at] = (typed ? readings[at]?.after[places[state - 1]!]?.text : undefined) ?? kind.text
    state = before[at * (slips.length + 1) + state]!
  }
  return meant
}

/**
 * A message with what was typed on the wrong keyboard layout read as it was meant: «ghbdtn» as «привет», "akuo" as שלום. The result
 * is as long as the text and each place in it stays where it was. Only where the words are unlikely as they stand.
 */
export function repairLayout(text: string, models: LetterModels): string {
  const known = knownWith(models)
  const pieces = piecesOf(text.slice(0, longestRepaired), known.kindFor)
  const unlikely = pieces.filter(({ kind, mute }) => kind.doubtful && !mute && kind.bits < 0)
  if (unlikely.reduce((sum, { kind }) => sum + kind.text.length, 0) < fewestLetters) return text
  const meant = likeliest(pieces, known)
  if (meant === null) return text
  let out = ''
  let at = 0
  for (const [index, { start, kind }] of pieces.entries()) {
    out += text.slice(at, start) + meant[index]!
    at = start + kind.text.length
  }
  return out + text.slice(at)
}
