import type { ImportId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Verdict } from '../../core/verify/finding.ts'

/** The jobs, by name, and what each carries: ids only, never personal data. */
export type Jobs = {
  'lead.assess': { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }
  'lead.look': { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }
  'code.again': {
    readonly workspaceId: WorkspaceId
    readonly leadId: LeadId
    readonly codeId: string
    readonly verdict: Verdict | null
  }
  'lead.wake': { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }
  'sample.fill': { readonly workspaceId: WorkspaceId; readonly seed: number }
  'import.run': { readonly workspaceId: WorkspaceId; readonly importId: ImportId; readonly dryRun: boolean }
  'import.undo': { readonly workspaceId: WorkspaceId; readonly importId: ImportId }
  'model.train': { readonly workspaceId: WorkspaceId; readonly trainingId: string }
  'learning.consider': { readonly workspaceId: WorkspaceId }
  'leads.rescore': { readonly workspaceId: WorkspaceId; readonly reason: string }
  'notice.send': { readonly workspaceId: WorkspaceId; readonly deliveryId: string }
  'nurture.step': { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }
  'post.send': { readonly workspaceId: WorkspaceId; readonly deliveryId: string }
}
export type JobName = keyof Jobs

export type JobSender = {
  /** Queues jobs in the transaction of the caller, to be done at once or from `startAt` on. */
  send<Name extends JobName>(
    name: Name,
    payloads: readonly Jobs[Name][],
    options?: { readonly startAt?: string },
  ): Promise<void>
}
