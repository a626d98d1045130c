import type { ConsentText, FormWidget } from '../../core/consent/form-widget.ts'
import type { FormService } from '../../core/lead/form-service.ts'
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
  /** Set where a service may post answers from its own server, beside the browsers. */
  readonly service: FormService | null
  readonly createdAt: string
}

/** A form as visitors reach it, by its slug alone. */
export type OpenForm = FormRecord & {
  readonly workspaceId: WorkspaceId
  /** Signs the challenges of this form. */
  readonly challengeSecret: string
  readonly serviceKey: ServiceKey | null
}

/** The key in the address that a form's service posts to. */
export type ServiceKey = {
  /** To be shown again to those who may change forms. */
  readonly sealed: string
  /** SHA-256, hex: what comes in is compared with it. */
  readonly hash: string
  /** The key before, while it is good. */
  readonly oldHash: string | null
  readonly oldUntil: string | null
}

export type ServedForm = { readonly service: FormService; readonly key: ServiceKey }

export type FormStore = {
  all(): Promise<readonly (FormRecord & { readonly leadCount: number })[]>
  find(id: FormId): Promise<FormRecord | null>
  /** False where the slug is taken, in whatever workspace. */
  add(form: FormRecord): Promise<boolean>
  change(
    id: FormId,
    changes: Partial<Omit<FormRecord, 'id' | 'createdAt' | 'slug' | 'widget' | 'service'>>,
  ): Promise<void>
  /** The service with its key; null where there is none or no such form. */
  service(id: FormId): Promise<ServedForm | null>
  /** Null: no service posts any more. */
  setService(id: FormId, served: ServedForm | null): Promise<void>
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
