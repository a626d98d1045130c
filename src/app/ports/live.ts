import type { WorkspaceId } from '../../core/lead/ids.ts'

/** What changed, so that open consoles ask again. Reaches every process on the same database; may be lost, never doubled into data. */
export type LiveEvent = {
  readonly kind: 'lead' | 'import' | 'workspace'
  readonly id: string | null
  readonly at: string
}

export type Live = {
  publish(workspaceId: WorkspaceId, event: LiveEvent): void
  /** Calls back on every event of the workspace until the returned function is called. */
  subscribe(workspaceId: WorkspaceId, listener: (event: LiveEvent) => void): () => void
}
