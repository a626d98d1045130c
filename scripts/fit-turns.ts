// Fits who of two asks to buy in a talk that is written with dashes, for src/core/read/turns.ts: node scripts/fit-turns.ts [FOLDER]
// FOLDER as for train-reader.ts, which is to be run afterwards. Talks are taken in whose marked words one of the two speaks.
import { regressed, fitLogistics } from '../src/core/math/ridge-logistics.ts'
import { type Turn, turnInputs, turnsOf } from '../src/core/read/turns.ts'
import { type LabelledMessage, readMessages } from './reader/corpus.ts'

const folds = 5

/** Whether the second to speak says all that is marked (1), or the first (0); null where both do, or nothing is marked. */
function askerOf({ text, signals, deadline, next_step }: LabelledMessage, turns: readonly Turn[]): 0 | 1 | null {
  const quotes = [...signals, deadline, next_step].flatMap((marked) => (marked ? [marked.quote] : []))
  const speakers = new Set(quotes.map((quote) => turns.findIndex(({ end }) => text.indexOf(quote) < end) % 2))
  return speakers.size === 1 ? (speakers.has(1) ? 1 : 0) : null
}

const talks = readMessages(process.argv[2] ?? new URL('reader/labelled', import.meta.url).pathname).flatMap((row) => {
  const turns = turnsOf(row.text)
  const asker = turns.length < 2 ? null : askerOf(row, turns)
  return asker === null ? [] : [{ inputs: turnInputs(row.text, turns), asker }]
})
const inputs = talks.map((talk) => talk.inputs)
const answers = Uint8Array.from(talks, ({ asker }) => asker)
const fit = (use: readonly number[]): Float64Array =>
  fitLogistics({ inputs, use, ridge: 0.5, rounds: 2_000 }, [answers])[0]
const all = talks.map((_, at) => at)

let right = 0
let [sure, surelyRight] = [0, 0]
for (let fold = 0; fold < folds; fold += 1) {
  const weights = fit(all.filter((at) => at % folds !== fold))
  for (const at of all.filter((place) => place % folds === fold)) {
    const logOdds = regressed(weights, inputs[at])
    const isRight = logOdds > 0 === (answers[at] === 1)
    right += isRight ? 1 : 0
    if (Math.abs(logOdds) < Math.log(19)) continue
    sure += 1
    surelyRight += isRight ? 1 : 0
  }
}
console.log(`${talks.length} talks; held out: ${right} right; of ${sure} with a chance of 95 %, ${surelyRight} right`)
console.log(`weights: ${Array.from(fit(all), (weight) => weight.toFixed(2)).join(', ')}`)
