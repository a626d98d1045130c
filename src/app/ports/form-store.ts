import type { ConsentText, FormWidget } from '../../core/consent/form-widget.ts'
import type { FormId, WorkspaceId } from '../../core/lead/ids.ts'

export type FormRecord = {
  readonly id: FormId
  readonly slug: string
  readonly name: string
  readonly source: string | null
  readonly active: boolean
  readonly redirectUrl: string | null
  readonly allowedOrigins: readonly string[]
  readonly widget: FormWidget
  readonly createdAt: string
}

/** A form as visitors reach it, by its slug alone. */
export type OpenForm = FormRecord & {
  readonly workspaceId: WorkspaceId
  /** Signs the challenges of this form. */
  readonly challengeSecret: string
}

export type FormStore = {
  all(): Promise<readonly (FormRecord & { readonly leadCount: number })[]>
  find(id: FormId): Promise<FormRecord | null>
  /** False where the slug is taken, in whatever workspace. */
  add(form: FormRecord): Promise<boolean>
  change(id: FormId, changes: Partial<Omit<FormRecord, 'id' | 'createdAt' | 'slug' | 'widget'>>): Promise<void>
  setWidget(id: FormId, widget: FormWidget): Promise<void>
  /** Every text of consent that the form has ever shown. */
  texts(id: FormId): Promise<readonly ConsentText[]>
  addTexts(id: FormId, texts: readonly ConsentText[], made: { readonly at: string; readonly by: string }): Promise<void>
  /** False where the solution was used by another sending; forgets those that have expired. */
  useSolution(
    claim: { readonly solution: string; readonly submission: string; readonly expiresAt: string },
    now: string,
  ): Promise<boolean>
}
