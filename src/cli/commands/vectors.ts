import type { VectorReport } from '../../app/prove-word-vectors.ts'
import { AppError } from '../../core/app-error.ts'
import type { Fared } from '../../core/read/vectors/held-out.ts'
import type { Register } from '../program.ts'
import { textTable } from '../text-table.ts'

type VectorsOptions = { readonly out?: string; readonly words: string; readonly json?: boolean }

const fewestWords = 1_000

function wordsOf(text: string): number {
  const words = Number(text)
  if (Number.isInteger(words) && words >= fewestWords) return words
  throw new AppError('bad_input', 'words_broken', `The words of a file are a whole number from ${fewestWords} up.`, {
    option: '--words',
  })
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '-' : `${(100 * share).toFixed(0)} %`

const fared = (figures: Fared | null): readonly string[] => [percent(figures?.precision), percent(figures?.recall)]

/** What the vectors know and have proved, for a terminal. */
function reportText({ files, dimension, words, languages, signals, left_out: leftOut }: VectorReport): string {
  const read = files.map(({ name, words: kept, skipped }) => `${name}: ${kept} words, ${skipped} left out`)
  const known = languages.map((one) => `${one.language} ${percent(one.known / one.words)}`)
  const columns = ['signal', 'from', 'new authors', 'found', 'claims', 'new languages', 'found']
  const rows = signals.map(({ signal, threshold, newAuthors, newLanguages }) => [
    signal,
    threshold.toFixed(2),
    ...fared(newAuthors),
    String(newAuthors.claims),
    ...fared(newLanguages),
  ])
  const out = leftOut.map(({ signal, bestPrecision }) => `${signal} ${percent(bestPrecision)}`)
  return [
    ...read,
    `${words} words of ${dimension} dimensions; of the words of inquiries they know: ${known.join(', ')}`,
    textTable(columns, rows).trimEnd(),
    ...(out.length > 0 ? [`left out, with the best precision: ${out.join(', ')}`] : []),
  ].join('\n')
}

/** `assay vectors DIR`. */
export const registerVectors: Register = (program, wiring) => {
  program
    .command('vectors')
    .description('lets a directory of word vectors prove what it can tell of a message, for ASSAY_VECTORS')
    .argument('<directory>', 'holds *.vec or *.txt in the text format of fastText, word2vec or GloVe, or *.gz of them')
    .option('--words <number>', 'the most words of each file; these files have the most frequent first', '200000')
    .option('--out <file>', 'where the result goes; without it beside the vectors, as assay-vectors.json')
    .option('--json', 'one JSON document on standard output')
    .action(async (folder: string, options: VectorsOptions) => {
      const { proveWordVectors } = await import('../../app/prove-word-vectors.ts')
      const world = { vectors: await wiring.vectors(), progress: await wiring.progress() }
      const { out, report } = await proveWordVectors(world, {
        folder,
        out: options.out ?? null,
        mostWords: wordsOf(options.words),
      })
      if (options.json) wiring.printJson({ out, ...report })
      else process.stdout.write(`${reportText(report)}\n`)
      wiring.note(`written to ${out}; switch it on with ASSAY_VECTORS=${options.out ?? folder}`)
    })
}
