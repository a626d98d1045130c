import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { JobSender } from '../app/ports/jobs.ts'
import type { Store, Tx } from '../app/ports/store.ts'
import type { WorkspaceId } from '../core/lead/ids.ts'
import { pingDatabase } from './database.ts'
import { makeAuditStore } from './stores/audit-store.ts'
import { makeConsentStore } from './stores/consent-store.ts'
import { makeChannelStore } from './stores/channel-store.ts'
import { makeDeliveryStore } from './stores/delivery-store.ts'
import { makeClockStore } from './stores/clock-store.ts'
import { makeDeskStore } from './stores/desk-store.ts'
import { makeEntrance } from './stores/entrance.ts'
import { makeDoor } from './stores/door.ts'
import { makeExperimentStore } from './stores/experiment-store.ts'
import { makeFormStore } from './stores/form-store.ts'
import { makeImportStore } from './stores/import-store.ts'
import { makeInboxStore } from './stores/inbox-store.ts'
import { makeIntakeStore } from './stores/intake-store.ts'
import { makeCaseStore } from './stores/case-store.ts'
import { makeLearningStore } from './stores/learning-store.ts'
import { makeLeadList } from './stores/lead-list.ts'
import { makeLeadStore } from './stores/lead-store.ts'
import { makeListStore } from './stores/list-store.ts'
import { makeNoticeStore } from './stores/notice-store.ts'
import { makeMeasureStore } from './stores/measure-store.ts'
import { makeNurtureStore } from './stores/nurture-store.ts'
import { makePeopleStore } from './stores/people-store.ts'
import { makePrivacyStore } from './stores/privacy-store.ts'
import { makeRuleStore } from './stores/rule-store.ts'
import { makeProviderStore } from './stores/provider-store.ts'
import { makeReviewStore } from './stores/review-store.ts'
import { makeCodeStore } from './stores/code-store.ts'
import { makeContactStore } from './stores/contact-store.ts'
import { makeVelocityStore } from './stores/velocity-store.ts'
import { makeWebhookStore } from './stores/webhook-store.ts'
import { makeTeamStore } from './stores/team-store.ts'
import { makeWorkspaceStore } from './stores/workspace-store.ts'
import type { Tables } from './tables.ts'
import { walledTransaction } from './walled-transaction.ts'

type Parts = {
  readonly db: Kysely<Tables>
  readonly pool: Pool
  newId(): string
  /** Jobs sent within a transaction. */
  jobSender(tx: Kysely<Tables>): JobSender
}

/** The store over one database. Every transaction is walled in its workspace before its first query. */
export function makeStore({ db, pool, newId, jobSender }: Parts): Store {
  const inWorkspace: Store['inWorkspace'] = (workspaceId, work) =>
    walledTransaction(db, { workspace: workspaceId }, (tx) => work(makeTx(tx, workspaceId)))
  const atOneMoment: Store['atOneMoment'] = (workspaceId, look) =>
    walledTransaction(db, { workspace: workspaceId, reads: true }, (tx) => look(makeTx(tx, workspaceId)))
  const makeTx = (tx: Kysely<Tables>, workspaceId: WorkspaceId): Tx => ({
    workspace: makeWorkspaceStore(tx, workspaceId, newId),
    intake: makeIntakeStore(tx, workspaceId, newId),
    leads: makeLeadStore(tx, workspaceId, newId),
    leadList: makeLeadList(tx, workspaceId),
    people: makePeopleStore(tx, workspaceId, newId),
    team: makeTeamStore(tx, workspaceId),
    clocks: makeClockStore(tx, workspaceId),
    desk: makeDeskStore(tx, workspaceId),
    rules: makeRuleStore(tx, workspaceId, newId),
    lists: makeListStore(tx, workspaceId, newId),
    forms: makeFormStore(tx, workspaceId, newId),
    imports: makeImportStore(tx, workspaceId),
    providers: makeProviderStore(tx, workspaceId),
    review: makeReviewStore(tx, workspaceId),
    codes: makeCodeStore(tx, workspaceId),
    contacts: makeContactStore(tx, workspaceId, newId),
    velocity: makeVelocityStore(tx, workspaceId),
    experiments: makeExperimentStore(tx, workspaceId),
    measure: makeMeasureStore(tx, workspaceId),
    learning: makeLearningStore(tx, workspaceId),
    cases: makeCaseStore(tx, workspaceId),
    audit: makeAuditStore(tx, workspaceId, newId),
    consents: makeConsentStore(tx, workspaceId),
    channels: makeChannelStore(tx, workspaceId),
    privacy: makePrivacyStore(tx, workspaceId),
    deliveries: makeDeliveryStore(tx, workspaceId),
    notices: makeNoticeStore(tx, workspaceId),
    inbox: makeInboxStore(tx, workspaceId),
    nurture: makeNurtureStore(tx, workspaceId, newId),
    webhooks: makeWebhookStore(tx, workspaceId),
    jobs: jobSender(tx),
  })
  const atTheDoor: Store['atTheDoor'] = (work) => walledTransaction(db, 'door', (tx) => work(makeDoor(tx)))
  return {
    inWorkspace,
    atOneMoment,
    atTheDoor,
    entrance: makeEntrance(pool, (keyId, at) => atTheDoor((door) => door.noteKeyUse(keyId, at))),
    ping: () => pingDatabase(db),
  }
}
