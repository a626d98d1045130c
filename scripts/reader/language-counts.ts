import { type LanguageModel, runNumbers, runsOf, soundOf, stepsOfBit } from '../../src/core/read/message-language.ts'
import { readWords } from '../../src/core/read/words.ts'
import { type LabelledMessage, readMessages } from './corpus.ts'

/** The messages of a folder that people wrote whole, in a language of their label. */
export const spokenMessages = (folder: string): readonly LabelledMessage[] =>
  readMessages(folder).filter(({ origin }) => origin === 'corpus' || origin === 'written')

type Counts = Record<'ru' | 'kk' | 'en', Float64Array>

/** How often each run stands in words in the script of their language: what stands in the other one may be a brand or another language. */
function countRuns(part: readonly LabelledMessage[]): Counts {
  const blank = (): Float64Array => new Float64Array(runNumbers)
  const counts: Counts = { ru: blank(), kk: blank(), en: blank() }
  for (const { lang, text } of part) {
    if (lang !== 'ru' && lang !== 'kk' && lang !== 'en') continue
    for (const word of readWords(text))
      if (word.kind === 'word' && word.script === (lang === 'en' ? 'latin' : 'cyrillic'))
        for (const run of runsOf(soundOf(word))) counts[lang][run] += 1
  }
  return counts
}

/** What runs of letters tell, by naive Bayes: the logarithm of how often a run comes in one language against another, half a run added everywhere. */
export function learnLanguages(part: readonly LabelledMessage[]): LanguageModel {
  const { ru, kk, en } = countRuns(part)
  const logs = (counts: Float64Array): Float64Array => {
    const all = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((count) => Math.log2((count + 0.5) / (all + 0.5 * runNumbers)))
  }
  const against = (first: Float64Array, second: Float64Array): Int8Array => {
    const [one, other] = [logs(first), logs(second)]
    return Int8Array.from(one, (log, at) => Math.max(-127, Math.min(127, Math.round((log - other[at]) * stepsOfBit))))
  }
  return { kkRu: against(kk, ru), enKk: against(en, kk), enRu: against(en, ru) }
}
