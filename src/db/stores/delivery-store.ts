import { type Kysely, type Selectable, sql } from 'kysely'
import type { Attempt, Delivery, DeliveryKind, DeliveryState, DeliveryStore } from '../../app/ports/delivery-store.ts'
import type { SendResult } from '../../app/ports/sending.ts'
import type { LeadId, UserId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import { paceStore } from './pace-store.ts'

/** The outbox of one workspace, within one transaction. */
export function makeDeliveryStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): DeliveryStore {
  return { ...rows(tx, workspaceId), ...lists(tx), ...attemptsPart(tx, workspaceId), ...paceStore(tx, workspaceId) }
}

function rows(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<DeliveryStore, 'add' | 'find' | 'hold' | 'change' | 'release'> {
  const one = (id: string) => tx.selectFrom('deliveries').selectAll().where('id', '=', id)
  return {
    async add(deliveries) {
      if (deliveries.length === 0) return []
      const values = deliveries.map((delivery) => ({
        id: delivery.id,
        workspace_id: workspaceId,
        kind: delivery.kind,
        topic: delivery.topic,
        lead_id: delivery.leadId,
        user_id: delivery.userId,
        endpoint_id: delivery.endpointId,
        cause: delivery.cause,
        payload: JSON.stringify(delivery.payload),
        created_at: delivery.createdAt,
        next_at: delivery.nextAt,
      }))
      const added = await tx
        .insertInto('deliveries')
        .values(values)
        .onConflict((conflict) => conflict.columns(['workspace_id', 'cause']).doNothing())
        .returning('id')
        .execute()
      return added.map(({ id }) => id)
    },
    async find(id) {
      const row = await one(id).executeTakeFirst()
      return row ? deliveryOf(row) : null
    },
    async hold(id) {
      const row = await one(id).forUpdate().executeTakeFirst()
      return row ? deliveryOf(row) : null
    },
    async change(id, { nextAt, slotTaken, claimedAt, endedAt, payload, ...rest }) {
      const set = {
        ...rest,
        next_at: nextAt,
        slot_taken: slotTaken,
        claimed_at: claimedAt,
        ended_at: endedAt,
        payload: payload && JSON.stringify(payload),
      }
      await tx.updateTable('deliveries').set(set).where('id', '=', id).execute()
    },
    async release(kind, now) {
      const released = await tx
        .updateTable('deliveries')
        .set({ state: 'waiting', next_at: now, slot_taken: false })
        .where('kind', '=', kind)
        .where('state', 'in', ['held', 'waiting'])
        .returning('id')
        .execute()
      return released.map(({ id }) => id)
    },
  }
}

function lists(tx: Kysely<Tables>): Pick<DeliveryStore, 'lastNotice' | 'overdue' | 'page' | 'forLead' | 'counts'> {
  const all = tx.selectFrom('deliveries').selectAll()
  return {
    async lastNotice(leadId, topic) {
      const row = await all
        .where('lead_id', '=', leadId)
        .where('kind', '=', 'notice')
        .where('topic', '=', topic)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? deliveryOf(row) : null
    },
    async overdue({ dueBefore, claimedBefore, most }) {
      const found = await tx
        .selectFrom('deliveries')
        .select('id')
        .where((eb) =>
          eb.or([
            eb.and([eb('state', '=', 'waiting'), eb('next_at', '<', new Date(dueBefore))]),
            eb.and([eb('state', '=', 'sending'), eb('claimed_at', '<', new Date(claimedBefore))]),
          ]),
        )
        .orderBy('next_at')
        .limit(most)
        .execute()
      return found.map(({ id }) => id)
    },
    async page({ kind, state, before, limit }) {
      let query = all.orderBy('id', 'desc').limit(limit)
      if (kind) query = query.where('kind', '=', kind)
      if (state) query = query.where('state', '=', state)
      if (before) query = query.where('id', '<', before)
      return (await query.execute()).map(deliveryOf)
    },
    async forLead(leadId) {
      return (await all.where('lead_id', '=', leadId).orderBy('id').execute()).map(deliveryOf)
    },
    async counts() {
      const found = await tx
        .selectFrom('deliveries')
        .select(['kind', 'state', 'code', sql<number>`count(*)::int`.as('count')])
        .where('state', 'in', ['waiting', 'held', 'failed', 'unsure'])
        .groupBy(['kind', 'state', 'code'])
        .execute()
      return found.map((row) => ({ ...row, kind: row.kind as DeliveryKind, state: row.state as DeliveryState }))
    },
  }
}

function attemptsPart(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<DeliveryStore, 'attempts' | 'addAttempt' | 'endAttempt'> {
  return {
    async attempts(ids) {
      if (ids.length === 0) return []
      const found = await tx
        .selectFrom('delivery_attempts')
        .selectAll()
        .where('delivery_id', 'in', [...ids])
        .orderBy('id')
        .execute()
      return found.map((row) => ({ ...attemptOf(row), deliveryId: row.delivery_id }))
    },
    async addAttempt(deliveryId, attempt) {
      await tx
        .insertInto('delivery_attempts')
        .values({ ...attempt, workspace_id: workspaceId, delivery_id: deliveryId })
        .execute()
    },
    async endAttempt(id, result, at) {
      const set = {
        ended_at: at,
        result: result.kind,
        reason: result.kind === 'delivered' ? null : result.reason,
        provider_id: result.kind === 'delivered' ? result.providerId : null,
      }
      await tx.updateTable('delivery_attempts').set(set).where('id', '=', id).execute()
    },
  }
}

function deliveryOf(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    kind: row.kind as DeliveryKind,
    topic: row.topic,
    leadId: row.lead_id as LeadId | null,
    userId: row.user_id as UserId | null,
    endpointId: row.endpoint_id,
    cause: row.cause,
    payload: row.payload,
    createdAt: isoOf(row.created_at),
    state: row.state as DeliveryState,
    code: row.code,
    channel: row.channel,
    round: row.round,
    nextAt: isoOrNull(row.next_at),
    slotTaken: row.slot_taken,
    claimedAt: isoOrNull(row.claimed_at),
    endedAt: isoOrNull(row.ended_at),
  }
}

function attemptOf(row: Selectable<Tables['delivery_attempts']>): Attempt {
  return {
    id: row.id,
    channel: row.channel,
    round: row.round,
    at: isoOf(row.at),
    endedAt: isoOrNull(row.ended_at),
    result: row.result as SendResult['kind'] | null,
    reason: row.reason,
    providerId: row.provider_id,
  }
}
