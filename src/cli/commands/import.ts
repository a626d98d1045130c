import type { Register } from '../program.ts'
import type { OutcomeWordList } from '../../app/import/tally-outcomes.ts'
import { outcomeMeanings } from '../../core/lead/import/target.ts'
import { AppError } from '../../core/app-error.ts'
import { exitCodes } from '../exit-code.ts'

type ImportOptions = {
  readonly map: Readonly<Record<string, string>>
  readonly outcome: Readonly<Record<string, string>>
  readonly dryRun?: boolean
  readonly workspace?: string
  readonly json?: boolean
}

type Pairs = Readonly<Record<string, string>>

/** Collects `NAME=MEANING` for commander; the name may hold an equals sign. */
const collectPairs =
  (option: string, reason: string, how: string) =>
  (value: string, earlier: Pairs): Pairs => {
    const at = value.lastIndexOf('=')
    if (at <= 0) throw new AppError('bad_input', reason, `write ${how}`, { option })
    return { ...earlier, [value.slice(0, at).trim()]: value.slice(at + 1).trim() }
  }

/** Text of a file for a terminal. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ')
/** For a shell, whatever stands in the file. */
const quoted = (text: string): string => `'${oneLine(text).replaceAll("'", String.raw`'\''`)}'`

/** What the words of outcomes were taken for, and those that nobody knows as options to be filled in. */
function outcomeLines({ words, furtherRows, emptyRows }: OutcomeWordList): readonly string[] {
  const taken = words.filter(({ meaning }) => meaning !== null)
  const unknown = words.filter(({ meaning }) => meaning === null)
  return [
    ...(taken.length + emptyRows > 0 ? ['outcomes:'] : []),
    ...taken.map(({ word, rows, meaning }) => `  ${oneLine(word)} → ${meaning}  rows: ${rows}`),
    ...(emptyRows > 0 ? [`  (empty) → open  rows: ${emptyRows}`] : []),
    ...(unknown.length > 0
      ? [`outcomes that are not known; say what each means (${outcomeMeanings.join(', ')}; skip leaves its rows out):`]
      : []),
    ...unknown.map(({ word, rows, hint }) => `  --outcome ${quoted(`${word}=${hint ?? '…'}`)}  rows: ${rows}`),
    ...(furtherRows > 0 ? [`  rows with other words: ${furtherRows}; is this the column of outcomes?`] : []),
  ]
}

/** `assay import FILE [--map COLUMN=FIELD]... [--outcome WORD=MEANING]... [--dry-run]`: leads or past deals from CSV or XLSX. */
export const registerImport: Register = (program, wiring) => {
  program
    .command('import')
    .description('takes leads or past deals in from a CSV or XLSX file')
    .argument('<file>', 'the table')
    .option(
      '--map <column=field>',
      'what a column is; the rest is suggested by its name and values; may be repeated',
      collectPairs('--map', 'map_broken', '--map COLUMN=FIELD, such as --map "E-mail=email"'),
      {},
    )
    .option(
      '--outcome <word=meaning>',
      `what a word of the outcome column means (${outcomeMeanings.join(', ')}); remembered; may be repeated`,
      collectPairs('--outcome', 'outcome_broken', '--outcome WORD=MEANING, such as --outcome "Stage 7=won"'),
      {},
    )
    .option('--dry-run', 'only say what would come in')
    .option('--workspace <name>', 'the workspace, where there are several')
    .option('--json', 'the result as JSON')
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('../../app/import/import-file.ts')
      const { ctx, close } = await wiring.context({ workspace: options.workspace })
      try {
        const result = await importFile(ctx, {
          path: file,
          mapping: options.map,
          outcomes: options.outcome,
          dryRun: options.dryRun ?? false,
          progress: await wiring.progress(),
        })
        if (options.json) wiring.printJson(result)
        const { accepted, refused, repeated, leftOut, status, message } = result
        wiring.note(
          `${options.dryRun ? 'would take in' : 'taken in'}: ${accepted}; refused: ${refused}; already here: ${repeated}` +
            (leftOut > 0 ? `; left out: ${leftOut}` : ''),
        )
        for (const [column, target] of Object.entries(result.mapping)) wiring.note(`  ${column} → ${target}`)
        for (const line of outcomeLines(result.outcomeWords)) wiring.note(line)
        if (refused > 0) wiring.note(`the refused rows are in ${result.errorsFile}`)
        if (status === 'failed') throw new AppError('bad_file', 'import_failed', message ?? 'the import failed')
        if (refused > 0) process.exitCode = exitCodes.someRefused
      } finally {
        await close()
      }
    })
}
