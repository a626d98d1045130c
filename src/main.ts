import { CommanderError } from 'commander'
import { errorLine, exitCodeOf } from './cli/exit-code.ts'
import { makeProgram } from './cli/program.ts'
import { makeWiring } from './wire.ts'

/** Runs the command line: the only entry of the program. */
async function main(argv: readonly string[]): Promise<void> {
  const wiring = makeWiring()
  try {
    await makeProgram(wiring).parseAsync(argv as string[])
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode
    else {
      wiring.note(errorLine(error))
      // What a failed command left open must not keep it alive.
      process.exit(exitCodeOf(error))
    }
  }
}

await main(process.argv)
