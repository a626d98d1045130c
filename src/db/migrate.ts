import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { AppError } from '../core/app-error.ts'
import { ground } from './migrations/0001-ground.ts'
import { leads } from './migrations/0002-leads.ts'
import { borders } from './migrations/0003-borders.ts'
import { signInAttempts } from './migrations/0004-sign-in-attempts.ts'
import { lookUps } from './migrations/0005-look-ups.ts'
import { workspaceWall } from './migrations/0006-workspace-wall.ts'
import { leadsOfForms } from './migrations/0007-leads-of-forms.ts'
import { consentChain } from './migrations/0030-consent-chain.ts'
import { channels } from './migrations/0020-channels.ts'
import { velocity } from './migrations/0010-velocity.ts'
import { learning } from './migrations/0060-learning.ts'
import { privacyWork } from './migrations/0031-privacy-work.ts'
import { costs } from './migrations/0062-costs.ts'
import { leadFirsts } from './migrations/0063-lead-firsts.ts'
import { experiments } from './migrations/0061-experiments.ts'
import { deliveries } from './migrations/0021-deliveries.ts'
import { importOutcomes } from './migrations/0015-import-outcomes.ts'
import { failedCodes } from './migrations/0014-failed-codes.ts'
import { providers } from './migrations/0013-providers.ts'
import { oneTimeCodes } from './migrations/0012-one-time-codes.ts'
import { contactKeys } from './migrations/0011-contact-keys.ts'
import { formService } from './migrations/0042-form-service.ts'
import { codeAgain } from './migrations/0043-code-again.ts'
import { sequenceVersions } from './migrations/0041-sequence-versions.ts'
import { ownSequences } from './migrations/0064-own-sequences.ts'
import { finishingSequences } from './migrations/0071-finishing-sequences.ts'
import { importFiles } from './migrations/0072-import-files.ts'
import { regionFirsts } from './migrations/0076-region-firsts.ts'
import { sellerWords } from './migrations/0050-seller-words.ts'
import { workingDay } from './migrations/0040-working-day.ts'
import { formWidget } from './migrations/0032-form-widget.ts'
import { threads } from './migrations/0022-threads.ts'
import { nurture } from './migrations/0023-nurture.ts'
import { policySignatures } from './migrations/0070-policy-signatures.ts'
import type { Tables } from './tables.ts'

const named: Readonly<Record<string, Migration>> = {
  '0070-policy-signatures': policySignatures,
  '0001-ground': ground,
  '0002-leads': leads,
  '0003-borders': borders,
  '0004-sign-in-attempts': signInAttempts,
  '0005-look-ups': lookUps,
  '0006-workspace-wall': workspaceWall,
  '0007-leads-of-forms': leadsOfForms,
  '0010-velocity': velocity,
  '0060-learning': learning,
  '0061-experiments': experiments,
  '0062-costs': costs,
  '0063-lead-firsts': leadFirsts,
  '0064-own-sequences': ownSequences,
  '0071-finishing-sequences': finishingSequences,
  '0072-import-files': importFiles,
  '0076-region-firsts': regionFirsts,
  '0031-privacy-work': privacyWork,
  '0032-form-widget': formWidget,
  '0021-deliveries': deliveries,
  '0022-threads': threads,
  '0023-nurture': nurture,
  '0011-contact-keys': contactKeys,
  '0012-one-time-codes': oneTimeCodes,
  '0013-providers': providers,
  '0014-failed-codes': failedCodes,
  '0015-import-outcomes': importOutcomes,
  '0020-channels': channels,
  '0030-consent-chain': consentChain,
  '0040-working-day': workingDay,
  '0041-sequence-versions': sequenceVersions,
  '0042-form-service': formService,
  '0043-code-again': codeAgain,
  '0050-seller-words': sellerWords,
}

/** Every migration by name, in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = Object.fromEntries(
  Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1)),
)

/**
 * Names of the migrations that ran now. Safe from several processes at once: the migrator holds a lock. Parts of the product grow side by
 * side, each with numbers of its own, so that one with a smaller number may come after one with a greater.
 */
export async function migrateDatabase(db: Kysely<Tables>): Promise<readonly string[]> {
  await refuseLater(db)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    allowUnorderedMigrations: true,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error)
    throw new AppError(
      'unavailable',
      'migration_failed',
      `the database could not be brought to this version: ${error instanceof Error ? error.message : String(error)}`,
    )
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** AppError where a later version has been at work: what it wrote may mean what this one does not know. */
async function refuseLater(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  )
  if (!rows[0]?.there) return
  const ran = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  if (ran.rows.some(({ name }) => !Object.hasOwn(migrations, name)))
    throw new AppError(
      'unavailable',
      'database_of_later_version',
      'the database was brought to a later version of Assay: start that one, or restore a backup of this one into an empty database',
    )
}
