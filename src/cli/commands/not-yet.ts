import { AppError } from '../../core/app-error.ts'
import type { Register } from '../program.ts'

/** Every command that the contracts promise. */
const promised: Readonly<Record<string, string>> = {
  train: 'learns a scorecard from closed deals',
  score: 'scores a table of leads',
  audit: 'reports on deals and leads as one HTML file',
  read: 'reads the messages of leads',
  verify: 'checks leads one by one',
  dedupe: 'finds the rows that mean the same person',
  stream: 'flags leads in the order they came',
  experiment: 'plans and analyses experiments',
  consent: 'verifies consent certificates',
  explain: 'replays a decision',
  serve: 'starts the server',
  import: 'brings leads from a file',
  export: 'writes leads to a file',
  demo: 'fills a workspace with sample data',
  migrate: 'brings the database to this version',
  backup: 'writes everything to one file',
  restore: 'reads a backup',
  user: 'people',
  key: 'API keys',
  policy: 'the policy',
  model: 'models',
}

/** Registered last: what is promised and not there yet says so plainly. */
export const registerNotYet: Register = (program) => {
  const known = new Set(program.commands.map((command) => command.name()))
  for (const [name, does] of Object.entries(promised)) {
    if (known.has(name)) continue
    program
      .command(name)
      .description(`${does} (not there yet)`)
      .argument('[words...]')
      .allowUnknownOption()
      .action(() => {
        throw new AppError('not_yet', 'command_not_there_yet', `assay ${name} is promised but not there yet`)
      })
  }
}
