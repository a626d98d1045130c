import { type Kysely, type Selectable, sql } from 'kysely'
import type { ModelRecord, PolicyRecord, PolicySignature, RuleStore } from '../../app/ports/rule-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Policies and models of one workspace, within one transaction. */
export function makeRuleStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, _newId: () => string): RuleStore {
  return {
    ...policyPart(tx, workspaceId),
    ...modelPart(tx, workspaceId),
    async inForce() {
      const { rows } = await sql<{ policy: number | null; model: string | null; experiment: string | null }>`
        select (select version from policies where workspace_id = ${workspaceId} and status = 'live') as policy,
          (select id from models where workspace_id = ${workspaceId} and status = 'champion') as model,
          (select id from experiments where workspace_id = ${workspaceId} and status = 'running') as experiment`.execute(
        tx,
      )
      return { policyVersion: rows[0]!.policy, modelId: rows[0]!.model, experimentId: rows[0]!.experiment }
    },
  }
}

type SignaturePart = 'signatures' | 'addSignature'
type PolicyPart =
  | SignaturePart
  | 'policy'
  | 'policies'
  | 'addPolicy'
  | 'dropDraft'
  | 'tryPolicy'
  | 'retirePolicy'
  | 'publishPolicy'

function policyPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<RuleStore, PolicyPart> {
  const select = () => tx.selectFrom('policies').selectAll()
  const retire = async () => {
    await tx.updateTable('policies').set({ status: 'retired' }).where('status', '=', 'live').execute()
  }
  return {
    async policy(version) {
      const row = await select().where('version', '=', version).executeTakeFirst()
      return row ? policyOf(row) : null
    },
    async policies() {
      return (await select().orderBy('version', 'desc').execute()).map(policyOf)
    },
    async addPolicy({ body, createdBy, createdAt, ...policy }) {
      await tx
        .insertInto('policies')
        .values({
          ...policy,
          workspace_id: workspaceId,
          body: JSON.stringify(body),
          created_by: createdBy,
          created_at: createdAt,
          published_at: policy.status === 'live' ? createdAt : null,
        })
        .execute()
    },
    async dropDraft() {
      await tx
        .deleteFrom('policy_signatures')
        .where('version', 'in', tx.selectFrom('policies').select('version').where('status', '=', 'draft'))
        .execute()
      await tx.deleteFrom('policies').where('status', '=', 'draft').execute()
    },
    ...signaturePart(tx, workspaceId),
    async tryPolicy(version) {
      await tx
        .updateTable('policies')
        .set({ status: 'trial' })
        .where('version', '=', version)
        .where('status', '=', 'draft')
        .execute()
    },
    retirePolicy: retire,
    async publishPolicy(version, at) {
      await retire()
      await tx
        .updateTable('policies')
        .set({ status: 'live', published_at: at })
        .where('version', '=', version)
        .where('status', 'in', ['draft', 'trial'])
        .execute()
    },
  }
}

function signaturePart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<RuleStore, SignaturePart> {
  return {
    async signatures(version) {
      const rows = await tx
        .selectFrom('policy_signatures')
        .selectAll()
        .where('version', '=', version)
        .orderBy('side')
        .execute()
      return rows.map((row) => ({
        version: row.version,
        side: row.side as PolicySignature['side'],
        against: row.against,
        signedBy: row.signed_by,
        standsIn: row.stands_in,
        at: isoOf(row.at),
      }))
    },
    async addSignature({ version, side, signedBy, standsIn, ...rest }) {
      const values = { ...rest, signed_by: signedBy, stands_in: standsIn }
      await tx
        .insertInto('policy_signatures')
        .values({ ...values, version, side, workspace_id: workspaceId })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'version', 'side']).doUpdateSet(values))
        .execute()
    },
  }
}

type ModelPart = 'model' | 'models' | 'addModel' | 'crownModel' | 'retireModels'

function modelPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<RuleStore, ModelPart> {
  const select = () => tx.selectFrom('models').selectAll()
  return {
    async model(id) {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row ? modelOf(row) : null
    },
    async models() {
      return (await select().orderBy('created_at', 'desc').orderBy('id').execute()).map(modelOf)
    },
    async addModel({ body, createdAt, createdBy, ...model }) {
      await tx
        .insertInto('models')
        .values({
          ...model,
          workspace_id: workspaceId,
          body: JSON.stringify(body),
          created_at: createdAt,
          created_by: createdBy,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .execute()
    },
    async crownModel(id, at) {
      await tx.updateTable('models').set({ status: 'retired' }).where('status', '=', 'champion').execute()
      await tx.updateTable('models').set({ status: 'champion', crowned_at: at }).where('id', '=', id).execute()
    },
    async retireModels(ids) {
      if (ids.length > 0)
        await tx
          .updateTable('models')
          .set({ status: 'retired' })
          .where('id', 'in', [...ids])
          .execute()
    },
  }
}

function policyOf(row: Selectable<Tables['policies']>): PolicyRecord {
  return {
    version: row.version,
    status: row.status as PolicyRecord['status'],
    body: row.body,
    note: row.note,
    createdBy: row.created_by,
    createdAt: isoOf(row.created_at),
  }
}

function modelOf(row: Selectable<Tables['models']>): ModelRecord {
  return {
    id: row.id,
    status: row.status as ModelRecord['status'],
    body: row.body,
    createdAt: isoOf(row.created_at),
  }
}
