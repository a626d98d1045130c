import { blankLead } from './blank-lead.ts'
import type { Behaviour, Campaign, Lead, Origin } from './lead.ts'

type Nested = { readonly campaign: Campaign; readonly behaviour: Behaviour; readonly origin: Origin }

/** A lead as a caller, a form or an imported row gives it: every field may be missing, nested ones in part. */
export type LeadDraft = Partial<Omit<Lead, 'id' | 'receivedAt' | 'isTest' | keyof Nested>> & {
  readonly [Key in keyof Nested]?: Partial<Nested[Key]>
}

/** What only the receiving side knows: it is never taken from the caller's fields. */
export type Receipt = Pick<Lead, 'receivedAt' | 'isTest'> & { readonly id: string }

/** The lead a draft stands for. Fields that the draft leaves out (or gives as undefined) are unknown. */
export function completeDraft(draft: LeadDraft, receipt: Receipt): Lead {
  const blank = blankLead(receipt.id, receipt.receivedAt)
  return {
    ...blank,
    ...known(draft),
    campaign: { ...blank.campaign, ...known(draft.campaign ?? {}) },
    behaviour: { ...blank.behaviour, ...known(draft.behaviour ?? {}) },
    origin: { ...blank.origin, ...known(draft.origin ?? {}) },
    id: blank.id,
    receivedAt: receipt.receivedAt,
    isTest: receipt.isTest,
  }
}

/** The same object without keys whose value is undefined, so that spreading it never erases a default. */
function known<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Value]: Exclude<Value[Key], undefined> }
}
