import { exitCodes } from '../exit-code.ts'
import { baseWorldFor, wordsOption } from '../own-words.ts'
import type { Register } from '../program.ts'
import { someNames } from '../some-names.ts'

type ScoreFlags = { readonly model?: string; readonly words?: string; readonly out: string }

/** `assay score LEADS.csv [--model MODEL.json] --out SCORED.csv`. */
export const registerScore: Register = (program, wiring) => {
  program
    .command('score')
    .description('scores leads, by a trained model or by the base scorecard')
    .argument('<file>', 'leads as CSV or XLSX')
    .option('--model <file>', 'a model written by train; without it the base scorecard')
    .option(...wordsOption)
    .requiredOption('--out <file>', 'where the scored table goes')
    .action(async (file: string, flags: ScoreFlags) => {
      const { scoreTable } = await import('../../app/score-table.ts')
      const world = {
        files: await wiring.files(),
        baseModel: () => wiring.baseModel(),
        base: () => baseWorldFor(wiring, flags.words),
      }
      const { rows, refused, lacking } = await scoreTable(world, {
        from: file,
        model: flags.model ?? null,
        to: flags.out,
      })
      if (lacking.length > 0)
        wiring.note(`the model learned from columns that the table lacks; they count as unknown: ${someNames(lacking)}`)
      wiring.note(`${rows} scored, ${refused} refused`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
