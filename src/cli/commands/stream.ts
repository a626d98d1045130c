import { exitCodes } from '../exit-code.ts'
import type { Register } from '../program.ts'

type StreamOptions = { readonly out: string; readonly force?: boolean }

/** `assay stream EVENTS.jsonl --out FLAGGED.jsonl`. */
export const registerStream: Register = (program, wiring) => {
  program
    .command('stream')
    .description('flags bots in a stream of form submissions, by what came before')
    .argument('<file>', 'events as JSONL, CSV or XLSX, in the order of time')
    .requiredOption('--out <file>', 'where id, risk, verdict and reasons go')
    .option('--force', 'start anew, although OUT exists')
    .action(async (file: string, options: StreamOptions) => {
      const { flagStream } = await import('../../app/flag-stream.ts')
      const { disposableDomains } = await wiring.verifyData()
      const world = { files: await wiring.files(), progress: await wiring.progress(), lists: { disposableDomains } }
      const { flagged, continued, refused } = await flagStream(world, {
        from: file,
        to: options.out,
        force: options.force === true,
      })
      wiring.note(`${flagged} events, ${continued} of them answered before, ${refused} refused`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
