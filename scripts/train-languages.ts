// Learns which runs of letters tell Russian, Kazakh and English apart: node scripts/train-languages.ts [FOLDER]
// FOLDER as for train-reader.ts. Writes data/reader/languages.bin, and prints how often the language of labelled messages is told rightly by
// models that did not learn from their files, as they stand and put into Latin letters.
import { writeFileSync } from 'node:fs'
import { makeSeeded } from '../bench/reading-chance.ts'
import { respellings } from '../bench/reading-spelling.ts'
import {
  decodeLanguages,
  encodeLanguages,
  type Guessed,
  guessed,
  languageBy,
  runNumbers,
  runsOf,
  soundOf,
} from '../src/core/read/message-language.ts'
import { readWords } from '../src/core/read/words.ts'
import { type LabelledMessage, readMessages } from './reader/corpus.ts'

const folds = 5
const folder = process.argv[2] ?? new URL('reader/labelled', import.meta.url).pathname
const rows = readMessages(folder).filter(({ origin }) => origin === 'corpus' || origin === 'written')
const files = [...new Set(rows.map(({ file }) => file))].sort()
const foldOf = ({ file }: LabelledMessage): number => files.indexOf(file) % folds
const isGuessed = (lang: string): lang is Guessed => (guessed as readonly string[]).includes(lang)

/** Learns from words in the script of their language: what stands in the other one may be a brand or another language. */
function learn(part: readonly LabelledMessage[]): Uint8Array {
  const counts = {
    ru: new Float64Array(runNumbers),
    kk: new Float64Array(runNumbers),
    en: new Float64Array(runNumbers),
  }
  for (const { lang, text } of part) {
    if (!isGuessed(lang)) continue
    for (const word of readWords(text))
      if (word.kind === 'word' && word.script === (lang === 'en' ? 'latin' : 'cyrillic'))
        for (const run of runsOf(soundOf(word))) counts[lang][run] += 1
  }
  return encodeLanguages(counts)
}

const inLatin = respellings.find(({ name }) => name === 'in Latin letters')!
const next = makeSeeded(7)
const told = new Map<string, Map<string, number>>()
function count(what: string, language: string): void {
  const row = told.get(what) ?? new Map<string, number>()
  told.set(what, row.set(language, (row.get(language) ?? 0) + 1))
}
for (let fold = 0; fold < folds; fold += 1) {
  const languageOf = languageBy(decodeLanguages(learn(rows.filter((row) => foldOf(row) !== fold))))
  for (const { lang, text } of rows.filter((row) => foldOf(row) === fold)) {
    const length = text.length < 40 ? 'below 40 characters' : '40 characters and more'
    count(`${lang}, ${length}`, languageOf(readWords(text)))
    if (lang === 'ru' || lang === 'kk')
      count(`${lang} in Latin letters, ${length}`, languageOf(readWords(inLatin.change(text, next))))
  }
}
for (const [what, row] of [...told].sort(([a], [b]) => a.localeCompare(b))) {
  const all = [...row.values()].reduce((sum, value) => sum + value, 0)
  const parts = [...row]
    .sort(([, a], [, b]) => b - a)
    .map(([language, n]) => `${language} ${((100 * n) / all).toFixed(1)} %`)
  console.log(`${what} (${all}): ${parts.join(', ')}`)
}
const bytes = learn(rows)
writeFileSync(new URL('../data/reader/languages.bin', import.meta.url), bytes)
console.log(`${bytes.length} bytes`)
