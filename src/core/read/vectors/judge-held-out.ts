import { fitLogistics, regressed } from '../../math/ridge-logistics.ts'
import { sigmoid } from '../../math/logistic.ts'
import { signalNames } from '../reading.ts'
import type { MeanUnit } from './clause-means.ts'
import type { Judged } from './held-out.ts'
import type { LabelledText } from './labelled-text.ts'

/** A regression of one signal: its intercept first, then a weight for each dimension of the scaled mean. */
export type Weights = Float64Array

/** What is learned from: texts, and their units by the number of the text. */
export type Lesson = { readonly texts: readonly LabelledText[]; readonly units: readonly MeanUnit[] }

const ridge = 10
const rounds = 20

/** Fits a regression for each signal, in the order of their names, on the units of some texts. */
export function fitSignals({ texts, units }: Lesson, uses: (text: LabelledText) => boolean): readonly Weights[] {
  const use = [...units.keys()].filter((unit) => uses(texts[units[unit].text]))
  const answers = signalNames.map((_, signal) => Uint8Array.from(units, (unit) => unit.answers[signal]))
  return fitLogistics({ inputs: units.map(({ mean }) => mean), use, ridge, rounds }, answers)
}

/** The score of the likeliest clause for each signal, of each held text; −∞ where the vectors know too little of it. */
function bestScores({ texts, units }: Lesson, regressions: readonly Weights[], held: ReadonlySet<LabelledText>) {
  const best = new Map([...held].map((text) => [text, new Float64Array(signalNames.length).fill(-Infinity)]))
  for (const { text, mean } of units) {
    const scores = best.get(texts[text])
    if (!scores) continue
    for (const [signal, weights] of regressions.entries())
      scores[signal] = Math.max(scores[signal], regressed(weights, mean))
  }
  return best
}

/** A part of the texts that is judged by regressions that never saw it. */
export type Held = (text: LabelledText) => boolean

/** For each signal the judged texts, each by regressions that were fitted without the part it belongs to. */
export function judgeHeldOut(
  lesson: Lesson,
  parts: readonly Held[],
  onFit?: () => void,
): readonly (readonly Judged[])[] {
  const judged: Judged[][] = signalNames.map(() => [])
  for (const isHeld of parts) {
    const regressions = fitSignals(lesson, (text) => !isHeld(text))
    const held = new Set(lesson.texts.filter((text) => text.judged && isHeld(text)))
    for (const [text, scores] of bestScores(lesson, regressions, held))
      for (const [index, signal] of signalNames.entries())
        judged[index].push({
          text,
          probability: sigmoid(scores[index]),
          holds: text.marks.some((mark) => mark.signal === signal),
        })
    onFit?.()
  }
  return judged
}
