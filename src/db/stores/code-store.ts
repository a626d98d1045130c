import { type Kysely, type Selectable, sql } from 'kysely'
import type { CodeRecord, CodeStore } from '../../app/ports/code-store.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { RecentSends } from '../../core/verify/code/one-time-code.ts'
import type { Tables } from '../tables.ts'
import type { CodeChannel } from '../../core/verify/code/code-channel.ts'

/** One-time codes of one workspace, within one transaction. */
export function makeCodeStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): CodeStore {
  const ofLead = (leadId: LeadId) =>
    tx.selectFrom('one_time_codes').selectAll().where('lead_id', '=', leadId).where('failed', '=', false)
  return {
    async add(code) {
      await tx
        .insertInto('one_time_codes')
        .values({
          id: code.id,
          workspace_id: workspaceId,
          lead_id: code.leadId,
          channel: code.channel,
          target_hash: code.targetHash,
          block_hash: code.blockHash,
          country: code.country,
          network_hash: code.networkHash,
          salt: code.salt,
          code_hash: code.codeHash,
          link_hash: code.linkHash,
          sent_at: code.sentAt,
          expires_at: code.expiresAt,
          attempts: code.attempts,
          passed_at: code.passedAt,
        })
        .execute()
    },
    async latest(leadId, { hold } = { hold: false }) {
      const query = ofLead(leadId).orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(1)
      const row = await (hold ? query.forUpdate() : query).executeTakeFirst()
      return row ? codeOf(row) : null
    },
    async leadBehind(linkHash) {
      const row = await tx
        .selectFrom('one_time_codes')
        .select('lead_id')
        .where('workspace_id', '=', workspaceId)
        .where('link_hash', '=', linkHash)
        .executeTakeFirst()
      return row ? (row.lead_id as LeadId) : null
    },
    async sentSince(leadId, since) {
      const rows = await ofLead(leadId).where('sent_at', '>=', new Date(since)).execute()
      return rows.map((row) => row.sent_at.toISOString())
    },
    async recent({ targetHash, blockHash, country, networkHash }, now) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`codes:${workspaceId}`}, 0))`.execute(tx)
      const { rows } = await sql<RecentSends>`
        select count(*) filter (where target_hash = ${targetHash} and not failed and sent_at > at.day)::int as "toTarget",
          count(*) filter (where block_hash = ${blockHash} and sent_at > at.hour)::int as "toBlock",
          count(*) filter (where country = ${country} and sent_at > at.hour)::int as "toCountry",
          count(*) filter (where country = ${country} and not failed)::int as "countrySent",
          count(*) filter (where country = ${country} and passed_at is not null)::int as "countryPassed",
          count(*) filter (where network_hash = ${networkHash} and sent_at > at.day)::int as "toNetwork",
          count(*) filter (where sent_at > at.hour)::int as "toAll"
        from one_time_codes, (select ${now}::timestamptz - interval '1 hour' as hour, ${now}::timestamptz - interval '1 day' as day) at
        where workspace_id = ${workspaceId} and again_at is null and sent_at > ${now}::timestamptz - interval '7 days'`.execute(
        tx,
      )
      return rows[0]!
    },
    async noteAttempt(id) {
      await tx
        .updateTable('one_time_codes')
        .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .execute()
    },
    async pass(id, at) {
      await tx.updateTable('one_time_codes').set({ passed_at: at }).where('id', '=', id).execute()
    },
    async drop(id) {
      await tx.deleteFrom('one_time_codes').where('id', '=', id).execute()
    },
    async fail(id) {
      await tx.updateTable('one_time_codes').set({ failed: true }).where('id', '=', id).execute()
    },
    ...postponedPart(tx),
    async proof(leadId) {
      const row = await ofLead(leadId)
        .where('passed_at', 'is not', null)
        .orderBy('passed_at', 'desc')
        .executeTakeFirst()
      return row ? { channel: row.channel as CodeChannel, at: row.passed_at!.toISOString() } : null
    },
  }
}

/** What a service put off counts as failed, so that no query for codes in force meets it. */
function postponedPart(tx: Kysely<Tables>): Pick<CodeStore, 'postpone' | 'postponed' | 'takePostponed'> {
  return {
    async postpone(id, againAt) {
      await tx.updateTable('one_time_codes').set({ failed: true, again_at: againAt }).where('id', '=', id).execute()
    },
    async postponed(leadId) {
      const row = await tx
        .selectFrom('one_time_codes')
        .select('again_at')
        .where('lead_id', '=', leadId)
        .where('again_at', 'is not', null)
        .orderBy('again_at', 'desc')
        .executeTakeFirst()
      return row?.again_at?.toISOString() ?? null
    },
    async takePostponed(of) {
      const [column, value] = 'id' in of ? (['id', of.id] as const) : (['lead_id', of.leadId] as const)
      const done = await tx
        .deleteFrom('one_time_codes')
        .where(column, '=', value)
        .where('again_at', 'is not', null)
        .returning('channel')
        .executeTakeFirst()
      return (done?.channel as CodeChannel | undefined) ?? null
    },
  }
}

function codeOf(row: Selectable<Tables['one_time_codes']>): CodeRecord {
  return {
    id: row.id,
    leadId: row.lead_id as LeadId,
    channel: row.channel as CodeChannel,
    targetHash: row.target_hash,
    blockHash: row.block_hash,
    country: row.country,
    networkHash: row.network_hash,
    salt: row.salt,
    codeHash: row.code_hash,
    linkHash: row.link_hash,
    sentAt: row.sent_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    attempts: row.attempts,
    passedAt: row.passed_at?.toISOString() ?? null,
  }
}
