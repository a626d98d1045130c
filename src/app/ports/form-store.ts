import type { FormId } from '../../core/lead/ids.ts'

export type FormRecord = {
  readonly id: FormId
  readonly slug: string
  readonly name: string
  readonly source: string | null
  readonly active: boolean
  readonly redirectUrl: string | null
  readonly allowedOrigins: readonly string[]
  readonly createdAt: string
}

export type FormStore = {
  all(): Promise<readonly (FormRecord & { readonly leadCount: number })[]>
  find(id: FormId): Promise<FormRecord | null>
  /** False where the slug is taken, in whatever workspace. */
  add(form: FormRecord): Promise<boolean>
  change(id: FormId, changes: Partial<Omit<FormRecord, 'id' | 'createdAt' | 'slug'>>): Promise<void>
}
