import type { MappedColumn } from '../../core/lead/import/table-columns.ts'
import { exitCodes } from '../exit-code.ts'
import { mapOption } from '../map-option.ts'
import type { Register } from '../program.ts'

type DedupeOptions = { readonly out: string; readonly map: readonly MappedColumn[] }

/** `assay dedupe LEADS.csv|.jsonl [--map field=column]... --out CLUSTERS.csv`. */
export const registerDedupe: Register = (program, wiring) => {
  program
    .command('dedupe')
    .description('finds the rows that are one person')
    .argument('<file>', 'leads as CSV, XLSX or JSONL')
    .requiredOption('--out <file>', 'where id, cluster and confidence go')
    .option(...mapOption)
    .action(async (file: string, options: DedupeOptions) => {
      const { dedupeTable } = await import('../../app/dedupe-table.ts')
      const world = {
        files: await wiring.files(),
        progress: await wiring.progress(),
        identity: await wiring.identity(),
        importWords: await wiring.importWords(),
      }
      const { rows, clusters, refused } = await dedupeTable(world, { from: file, to: options.out, mapped: options.map })
      wiring.note(`${rows} rows, ${clusters} persons, ${refused} refused`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
