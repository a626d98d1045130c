export type AuditEntry = {
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

/** Every change, who made it and when. Append only. No personal data of leads in `detail`. */
export type AuditStore = {
  write(entry: Omit<AuditEntry, 'id'>): Promise<void>
  page(
    after: string | null,
    limit: number,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: string | null }>
}
