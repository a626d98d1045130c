import type { Register } from '../program.ts'

/** `assay serve`: the server with its console. Settings come from the environment (docs/guides/administrator.md). */
export const registerServe: Register = (program, wiring) => {
  program
    .command('serve')
    .description('starts the server and the console')
    .action(() => wiring.serve())
}
