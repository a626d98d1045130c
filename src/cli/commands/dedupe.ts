import { AppError } from '../../core/app-error.ts'
import { exitCodes } from '../exit-code.ts'
import type { Register } from '../program.ts'

type DedupeOptions = { readonly out: string; readonly map: readonly (readonly [string, string])[] }

/** Collects `--map field=column`; the column may hold an equals sign. */
function collectMapping(value: string, earlier: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const at = value.indexOf('=')
  if (at <= 0 || at === value.length - 1)
    throw new AppError('bad_input', 'map_broken', 'Write --map field=column, such as --map email=Mail.', {
      option: '--map',
    })
  return [...earlier, [value.slice(0, at).trim(), value.slice(at + 1).trim()]]
}

/** `assay dedupe LEADS.csv|.jsonl [--map field=column]... --out CLUSTERS.csv`. */
export const registerDedupe: Register = (program, wiring) => {
  program
    .command('dedupe')
    .description('finds the rows that are one person')
    .argument('<file>', 'leads as CSV, XLSX or JSONL')
    .requiredOption('--out <file>', 'where id, cluster and confidence go')
    .option('--map <field=column>', 'names the column of a field; may be repeated', collectMapping, [])
    .action(async (file: string, options: DedupeOptions) => {
      const { dedupeTable } = await import('../../app/dedupe-table.ts')
      const world = {
        files: await wiring.files(),
        progress: await wiring.progress(),
        identity: await wiring.identity(),
      }
      const { rows, clusters, refused } = await dedupeTable(world, { from: file, to: options.out, mapped: options.map })
      wiring.note(`${rows} rows, ${clusters} persons, ${refused} refused`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
