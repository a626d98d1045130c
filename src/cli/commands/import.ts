import type { Register } from '../program.ts'
import { AppError } from '../../core/app-error.ts'
import { exitCodes } from '../exit-code.ts'

type ImportOptions = {
  readonly map: Readonly<Record<string, string>>
  readonly dryRun?: boolean
  readonly workspace?: string
  readonly json?: boolean
}

function collectMapping(value: string, earlier: Readonly<Record<string, string>>): Record<string, string> {
  const at = value.lastIndexOf('=')
  if (at <= 0)
    throw new AppError('bad_input', 'map_broken', 'write --map COLUMN=FIELD, such as --map "E-mail=email"', {
      option: '--map',
    })
  return { ...earlier, [value.slice(0, at).trim()]: value.slice(at + 1).trim() }
}

/** `assay import FILE [--map COLUMN=FIELD]... [--dry-run]`: leads or past deals from CSV or XLSX. */
export const registerImport: Register = (program, wiring) => {
  program
    .command('import')
    .description('takes leads or past deals in from a CSV or XLSX file')
    .argument('<file>', 'the table')
    .option(
      '--map <column=field>',
      'what a column is; the rest is suggested by its name and values; may be repeated',
      collectMapping,
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
          dryRun: options.dryRun ?? false,
          progress: await wiring.progress(),
        })
        if (options.json) wiring.printJson(result)
        const { accepted, refused, repeated, status, message } = result
        wiring.note(
          `${options.dryRun ? 'would take in' : 'taken in'}: ${accepted}; refused: ${refused}; already here: ${repeated}`,
        )
        for (const [column, target] of Object.entries(result.mapping)) wiring.note(`  ${column} → ${target}`)
        if (refused > 0) wiring.note(`the refused rows are in ${result.errorsFile}`)
        if (status === 'failed') throw new AppError('bad_file', 'import_failed', message ?? 'the import failed')
        if (refused > 0) process.exitCode = exitCodes.someRefused
      } finally {
        await close()
      }
    })
}
