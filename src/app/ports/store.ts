import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { AuditStore } from './audit-store.ts'
import type { ConsentStore } from './consent-store.ts'
import type { CaseStore } from './case-store.ts'
import type { ChannelStore } from './channel-store.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { ClockStore } from './clock-store.ts'
import type { DeskStore } from './desk-store.ts'
import type { Door } from './door.ts'
import type { Entrance } from './entrance.ts'
import type { ExperimentStore } from './experiment-store.ts'
import type { FormStore } from './form-store.ts'
import type { ImportStore } from './import-store.ts'
import type { InboxStore } from './inbox-store.ts'
import type { IntakeStore } from './intake-store.ts'
import type { JobSender } from './jobs.ts'
import type { LearningStore } from './learning-store.ts'
import type { LeadList } from './lead-list.ts'
import type { LeadStore } from './lead-store.ts'
import type { ListStore } from './list-store.ts'
import type { NoticeStore } from './notice-store.ts'
import type { MeasureStore } from './measure-store.ts'
import type { NurtureStore } from './nurture-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { PrivacyStore } from './privacy-store.ts'
import type { RuleStore } from './rule-store.ts'
import type { ProviderStore } from './provider.ts'
import type { ReviewStore } from './review-store.ts'
import type { CodeStore } from './code-store.ts'
import type { ContactStore } from './contact-store.ts'
import type { VelocityStore } from './velocity-store.ts'
import type { WebhookStore } from './webhook-store.ts'
import type { TeamStore } from './team-store.ts'
import type { WorkspaceStore } from './workspace-store.ts'

/** One transaction within one workspace: all of it is committed, or none. */
export type Tx = {
  readonly workspace: WorkspaceStore
  readonly intake: IntakeStore
  readonly leads: LeadStore
  readonly leadList: LeadList
  readonly people: PeopleStore
  readonly team: TeamStore
  readonly clocks: ClockStore
  readonly desk: DeskStore
  readonly rules: RuleStore
  readonly cases: CaseStore
  readonly lists: ListStore
  readonly forms: FormStore
  readonly imports: ImportStore
  readonly providers: ProviderStore
  readonly review: ReviewStore
  readonly codes: CodeStore
  readonly contacts: ContactStore
  readonly velocity: VelocityStore
  readonly learning: LearningStore
  readonly experiments: ExperimentStore
  readonly measure: MeasureStore
  readonly audit: AuditStore
  readonly consents: ConsentStore
  readonly channels: ChannelStore
  readonly privacy: PrivacyStore
  readonly deliveries: DeliveryStore
  readonly notices: NoticeStore
  readonly inbox: InboxStore
  readonly nurture: NurtureStore
  readonly webhooks: WebhookStore
  /** Jobs are committed with the rows they are about. */
  readonly jobs: JobSender
}

/** The database. Row-level security keeps `inWorkspace` to its workspace. */
export type Store = {
  inWorkspace<T>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same for reads alone, all of one moment: what is put together from several of them belongs together. */
  atOneMoment<T>(workspaceId: WorkspaceId, look: (tx: Tx) => Promise<T>): Promise<T>
  /** Who asks, by the hash of a key or of a session's token. */
  readonly entrance: Entrance
  /** Before the workspace is known: sign-in, forms, the list of workspaces. */
  atTheDoor<T>(work: (door: Door) => Promise<T>): Promise<T>
  /** Throws where the database does not answer. */
  ping(): Promise<void>
}
