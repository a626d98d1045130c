import { readFileSync } from 'node:fs'
import type { Wiring } from './cli/wiring.ts'

const version = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version

const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Puts the shell together for the command line. With main.ts, the only file that knows every part. */
export function makeWiring(): Wiring {
  return {
    version,
    files: async () => (await import('./files/make-files.ts')).makeFiles(),
    progress: async () => (await import('./cli/progress.ts')).makeProgress(process.stderr),
    consentCrypto: async () => (await import('./secrets/consent-crypto.ts')).makeConsentCrypto(),
    identity: async () => (await import('./files/shipped-identity.ts')).loadIdentityData(),
    importWords: async () => (await import('./files/import-words.ts')).loadImportWords(),
    reader: async () => (await import('./files/shipped-reader.ts')).loadReader(),
    furtherReaders: async () => {
      if (!process.env['ASSAY_LLM_URL'] && !process.env['ASSAY_VECTORS']) return []
      const settings = (await import('./settings.ts')).readSettings(process.env)
      return (await import('./wire-readers.ts')).openFurtherReaders(settings)
    },
    vectors: async () => (await import('./files/vectors/make-vectors.ts')).makeVectors(),
    context: async (options) => (await import('./wire-command.ts')).openCommandContext(options?.workspace, note),
    migrate: async () => (await import('./wire-command.ts')).migrateOnly(),
    backups: async () => (await import('./wire-backup.ts')).makeBackups(version),
    serve: async () => (await import('./serve.ts')).serve(version, note),
    baseModel: async () => (await import('./files/shipped-scorecard.ts')).loadBaseModel(),
    auditMessages: async (language) => (await import('./files/shipped-audit-words.ts')).loadAuditMessages(language),
    baseWorld: async () => {
      const [{ loadReader }, { loadVerifyData }, { loadImportWords }] = await Promise.all([
        import('./files/shipped-reader.ts'),
        import('./files/shipped-verify-data.ts'),
        import('./files/import-words.ts'),
      ])
      const [reader, verifyData, importWords] = await Promise.all([loadReader(), loadVerifyData(), loadImportWords()])
      return { reader, verifyData, importWords }
    },
    verifyData: async () => (await import('./files/shipped-verify-data.ts')).loadVerifyData(),
    policy: async () => (await import('./files/shipped-policy.ts')).loadDefaultPolicy(),
    lookups: async (settings) => {
      const { makeLookups } = await import('./lookup/make-lookups.ts')
      return makeLookups(settings, async () => (await import('./files/shipped-verify-data.ts')).loadVerifyData())
    },
    printJson: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    note,
  }
}
