import { AppError } from '../../core/app-error.ts'
import type { AskedWishes } from '../../core/score/report/thresholds.ts'
import { auditLanguage, auditLanguages, type AuditLanguage, makeAuditWords } from '../../app/sales-audit/words.ts'
import { exitCodes } from '../exit-code.ts'
import type { Register } from '../program.ts'
import { idsHiddenLine, type TrainFlags, trainOptions } from './train.ts'

type AuditFlags = TrainFlags & {
  readonly leads?: string
  readonly lang?: string
  readonly hotPrecision?: string
  readonly hotADay?: string
  readonly callCost?: string
  readonly out: string
}

/** A number above zero and up to `most`; undefined where the flag was not given. */
function amount(text: string | undefined, { option, most }: { readonly option: string; readonly most: number }) {
  if (text === undefined) return undefined
  const value = Number(text.trim().replace(/%$/, '').replace(',', '.'))
  if (value > 0 && value <= most) return value
  const span = most === Infinity ? 'a number above 0' : `a percentage above 0, up to ${most}`
  throw new AppError('bad_input', 'wish_broken', `${option} is ${span}.`, { option })
}

/** What the line between hot and warm shall keep. */
function askedWishes({ hotPrecision, hotADay, callCost }: AuditFlags): AskedWishes {
  const share = (text: string | undefined, option: string) => {
    const percent = amount(text, { option, most: 100 })
    return percent === undefined ? undefined : percent / 100
  }
  return {
    precision: share(hotPrecision, '--hot-precision'),
    hotADay: amount(hotADay, { option: '--hot-a-day', most: Infinity }),
    callCost: share(callCost, '--call-cost'),
  }
}

/** The language of the terminal, where the page speaks it. */
function usualLanguage(): AuditLanguage {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const name = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase()
  return auditLanguages.find((language) => language === name) ?? 'en'
}

/** `assay audit [DEALS.csv --outcome COLUMN ...] [--leads LEADS.csv] --out REPORT.html`. */
export const registerAudit: Register = (program, wiring) => {
  program
    .command('audit')
    .description('writes a page on what your deals or leads say')
    .argument('[file]', 'deals as CSV or XLSX')
    .option('--outcome <column>', 'the column that says won or lost; blank means open')
    .option('--won <values>', 'its values that mean won, separated by commas; one that holds a comma in quotes')
    .option('--date <column>', 'when the lead came: earlier deals train, later ones test')
    .option(
      '--ignore <columns>',
      'columns to leave out, separated by commas; one that holds a comma in quotes: \'"A, B",C\'',
    )
    .option('--keep-leaks', 'use columns that seem to know the outcome all the same')
    .option('--rising <columns>', 'numbers whose points may only rise, separated by commas')
    .option('--falling <columns>', 'numbers whose points may only fall, separated by commas')
    .option('--lines <column>', 'the column of the lines of business: each gets points of its own where that is better')
    .option('--fixed <file>', 'JSON list of points made by hand')
    .option('--seed <number>', 'seed of all chance', '1')
    .option('--hot-precision <percent>', 'of the hot leads at least so many shall buy')
    .option('--hot-a-day <number>', 'no more hot leads a day than this; needs --date')
    .option('--call-cost <percent>', 'what a call costs, in percent of what a won deal brings')
    .option('--leads <file>', 'leads to score on the page: a table, or one text a line in a .txt')
    .option('--lang <language>', 'en, ru, kk or he; usual: the language of the terminal')
    .requiredOption('--out <file>', 'where the page goes')
    .action(async (file: string | undefined, flags: AuditFlags) => {
      const { writeAudit } = await import('../../app/sales-audit/report.ts')
      const world = { files: await wiring.files(), baseModel: () => wiring.baseModel(), base: () => wiring.baseWorld() }
      const deals = file === undefined ? null : { from: file, options: trainOptions(flags), asked: askedWishes(flags) }
      const language = flags.lang === undefined ? usualLanguage() : auditLanguage(flags.lang)
      const words = makeAuditWords(language, await wiring.auditMessages(language))
      const { refused, idsHidden } = await writeAudit(world, {
        deals,
        leads: flags.leads ?? null,
        to: flags.out,
        words,
      })
      if (idsHidden) wiring.note(idsHiddenLine)
      wiring.note(`the audit stands in ${flags.out}${refused > 0 ? `; ${refused} rows were refused` : ''}`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
