import type { Register } from '../program.ts'

/** `assay migrate`: brings the database to this version, which every start does too. */
export const registerMigrate: Register = (program, wiring) => {
  program
    .command('migrate')
    .description('brings the database to this version')
    .action(async () => {
      const { ran } = await wiring.migrate()
      for (const name of ran) wiring.note(`done: ${name}`)
      wiring.note(ran.length > 0 ? 'the database is of this version now' : 'the database was of this version already')
    })
}
