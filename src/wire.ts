import { readFileSync } from 'node:fs'
import type { Wiring } from './cli/wiring.ts'

const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version

/** Puts the shell together for the command line. With main.ts, the only file that knows every part. */
export function makeWiring(): Wiring {
  return {
    version,
    files: async () => (await import('./files/make-files.ts')).makeFiles(),
    progress: async () => (await import('./cli/progress.ts')).makeProgress(process.stderr),
    identity: async () => (await import('./files/shipped-identity.ts')).loadIdentityData(),
    reader: async () => (await import('./files/shipped-reader.ts')).loadReader(),
    printJson: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  }
}
