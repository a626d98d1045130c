// How often the language of a message is told rightly: node bench/reading-language.ts [FOLDER]. FOLDER as for reading.ts.
import { learnLanguages, spokenMessages } from '../scripts/reader/language-counts.ts'
import { languageBy } from '../src/core/read/message-language.ts'
import { readWords } from '../src/core/read/words.ts'
import { makeSeeded } from './reading-chance.ts'
import { respellings } from './reading-spelling.ts'
import { table, writeSection } from './results.ts'

const folds = 5
const languages = ['ru', 'kk', 'he', 'en', 'mixed', 'unknown'] as const
const rows = spokenMessages(process.argv[2] ?? new URL('../scripts/reader/labelled', import.meta.url).pathname)
const files = [...new Set(rows.map(({ file }) => file))].sort()
const inLatin = respellings.find(({ name }) => name === 'in Latin letters')!
const next = makeSeeded(7)

/** How many messages of a kind were taken for each language. */
const told = new Map<string, Map<string, number>>()
function count(what: string, language: string): void {
  const taken = told.get(what) ?? new Map<string, number>()
  told.set(what, taken.set(language, (taken.get(language) ?? 0) + 1))
}
for (let fold = 0; fold < folds; fold += 1) {
  const isHeld = ({ file }: { readonly file: string }): boolean => files.indexOf(file) % folds === fold
  const languageOf = languageBy(learnLanguages(rows.filter((row) => !isHeld(row))))
  for (const { lang, text } of rows.filter(isHeld)) {
    const length = text.length < 40 ? 'below 40 characters' : '40 characters and more'
    count(`${lang}, ${length}`, languageOf(readWords(text)))
    if (lang === 'ru' || lang === 'kk')
      count(`${lang} in Latin letters, ${length}`, languageOf(readWords(inLatin.change(text, next))))
  }
}

const lines = [...told]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([what, taken]) => {
    const all = [...taken.values()].reduce((sum, value) => sum + value, 0)
    const shares = languages.map((language) => `${((100 * (taken.get(language) ?? 0)) / all).toFixed(1)} %`)
    return [what, all, ...shares]
  })
writeSection('The language of a message', 'node bench/reading-language.ts', [
  'What labelled messages are taken for, by models that did not learn from their files (5 folds of whole files), as they stand and put',
  'into Latin letters.',
  '',
  ...table(['labelled', 'messages', ...languages], lines),
])
