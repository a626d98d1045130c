import { Command } from 'commander'
import { registerAudit } from './commands/audit.ts'
import { registerConsent } from './commands/consent.ts'
import { registerDedupe } from './commands/dedupe.ts'
import { registerExperiment } from './commands/experiment.ts'
import { registerDemo } from './commands/demo.ts'
import { registerExport } from './commands/export.ts'
import { registerBackup } from './commands/backup.ts'
import { registerExplain } from './commands/explain.ts'
import { registerImport } from './commands/import.ts'
import { registerRead } from './commands/read.ts'
import { registerScore } from './commands/score.ts'
import { registerServe } from './commands/serve.ts'
import { registerStream } from './commands/stream.ts'
import { registerTrain } from './commands/train.ts'
import { registerVectors } from './commands/vectors.ts'
import { registerVerify } from './commands/verify.ts'
import { registerUser } from './commands/user.ts'
import { registerKey } from './commands/key.ts'
import { registerPolicy } from './commands/policy.ts'
import { registerModel } from './commands/model.ts'
import { registerMigrate } from './commands/migrate.ts'
import { exitCodes } from './exit-code.ts'
import type { Wiring } from './wiring.ts'

/** A command adds itself to the program; its work is loaded when it runs. */
export type Register = (program: Command, wiring: Wiring) => void

const registers: readonly Register[] = [
  registerServe,
  registerDemo,
  registerExport,
  registerBackup,
  registerImport,
  registerExplain,
  registerRead,
  registerVectors,
  registerDedupe,
  registerStream,
  registerConsent,
  registerExperiment,
  registerTrain,
  registerScore,
  registerAudit,
  registerVerify,
  registerUser,
  registerKey,
  registerPolicy,
  registerModel,
  registerMigrate,
]

/** The whole command line, ready to parse. */
export function makeProgram(wiring: Wiring): Command {
  const program = new Command('assay')
    .description('Tells which leads are real, which are ready to buy, and why.')
    .version(wiring.version)
    .showHelpAfterError('assay COMMAND --help tells what a command takes')
    .exitOverride((error) => {
      throw Object.assign(error, { exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.usage })
    })
  for (const register of registers) register(program, wiring)
  return program
}
