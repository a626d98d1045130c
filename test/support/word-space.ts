import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { signalNames } from '../../src/core/read/reading.ts'
import { unitsOf } from '../../src/core/read/vectors/labelled-text.ts'
import { makeVectors } from '../../src/files/vectors/make-vectors.ts'

/** Words that no language has, which lie among the words of pain: only vectors can tell what they say. */
export const inventedPain = ['zyblok', 'dryntul', 'шурбик', 'дрынол']

type Counts = { readonly held: Float64Array; all: number }

/** How often the words of a language stand in clauses that hold each signal. */
async function countsOf(language: string): Promise<ReadonlyMap<string, Counts>> {
  const vectors = makeVectors()
  const texts = await vectors.labelledTexts()
  const counts = new Map<string, Counts>()
  for (const { text, words, answers } of unitsOf(texts, await vectors.clauseVocabulary())) {
    if (texts[text]!.language !== language) continue
    for (const word of words) {
      const count = counts.get(word) ?? { held: new Float64Array(signalNames.length), all: 0 }
      counts.set(word, count)
      count.all += 1
      for (const [signal, answer] of answers.entries()) if (answer === 1) count.held[signal]! += 1
    }
  }
  return counts
}

const dimension = signalNames.length + 1

const lineOf = (word: string, numbers: readonly number[]): string =>
  `${word} ${numbers.map((number) => number.toFixed(4)).join(' ')}`

/** A word's place: near the words that speak for the same signals, in whatever language; a word that is used everywhere lies apart. */
function lineOfCounts(word: string, { held, all }: Counts): string {
  const shares = Array.from(held, (count) => Math.log((count + 0.3) / (all + 3)) + 2.3)
  return lineOf(word, [...shares, 1])
}

/**
 * Writes a small space of English and Russian words in which what says the same lies together: made from the labels themselves, so it
 * proves more than any real vectors would. English plain, Russian packed.
 */
export async function writeWordSpace(folder: string): Promise<void> {
  const pain = Array.from({ length: dimension }, (_, at) =>
    signalNames[at] === 'pain' ? 3 : at === dimension - 1 ? 1 : -0.2,
  )
  const linesOf = async (language: string) => {
    const counts = await countsOf(language)
    const words = [...counts]
      .toSorted(([, a], [, b]) => b.all - a.all)
      .map(([word, count]) => lineOfCounts(word, count))
    return [...inventedPain.map((word) => lineOf(word, pain)), ...words]
  }
  const [english, russian] = await Promise.all([linesOf('en'), linesOf('ru')])
  await writeFile(join(folder, 'en.vec'), `${english.length} ${dimension}\n${english.join('\n')}\n`)
  await writeFile(join(folder, 'ru.txt.gz'), gzipSync(`${russian.join('\n')}\n`))
}
