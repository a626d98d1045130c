import type { Register } from '../program.ts'

/** `assay backup --out FILE` and `assay restore FILE`: everything in the database, as one file that notices any change. */
export const registerBackup: Register = (program, wiring) => {
  program
    .command('backup')
    .description('writes the whole database to one file')
    .requiredOption('--out <file>', 'the file; compressed where it ends in .gz')
    .action(async ({ out }: { readonly out: string }) => {
      const rows = await (await wiring.backups()).backup(out)
      wiring.note(`${Object.values(rows).reduce((sum, count) => sum + count, 0)} rows are in ${out}`)
    })
  program
    .command('restore')
    .description('puts a backup into an empty database')
    .argument('<file>', 'what assay backup wrote')
    .action(async (file: string) => {
      wiring.note(`${await (await wiring.backups()).restore(file)} rows are back`)
      wiring.note(
        'passwords of channels and links in letters need the secret.key (or ASSAY_SECRET_KEY) of the old installation',
      )
    })
}
