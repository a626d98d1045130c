import { AppError } from '../../core/app-error.ts'
import type { ConsentRef, ConsentText } from '../../core/consent/form-widget.ts'
import type { ConsentGiven } from '../../core/lead/lead.ts'
import type { LeadDraft } from '../../core/lead/lead-draft.ts'
import type { Context } from '../context.ts'
import type { OpenForm } from '../ports/form-store.ts'
import { receiveLead, type TakenLead } from './receive-lead.ts'

export type FormPost = {
  readonly form: OpenForm
  readonly draft: LeadDraft
  /** The boxes that were ticked, by the words that stood beside them. */
  readonly refs: readonly ConsentRef[]
  /** The solution of a challenge, or null. */
  readonly solution: string | null
  /** The browser's own number of this sending, so that sending it again brings one lead; with the hash of what was sent. */
  readonly submission: { readonly id: string; readonly bodyHash: string } | null
  readonly formHash: string | null
  /** A service posted it by its own address: no work is asked for, and its numbers of sendings are apart from those of browsers. */
  readonly byService?: boolean
  /** When the form was sent, where a service tells it. */
  readonly receivedAt?: string | null
  readonly country: string
}

/**
 * Takes in what a form of the seller's page posts. A solution is good for one sending: AppError `forbidden` where it is wrong, late, or was
 * used for another. A form that asks for work takes posts without it too (a browser without scripts can do none), and the checks know;
 * a service is not asked for any.
 */
export async function receiveFormLead(ctx: Context, post: FormPost): Promise<TakenLead> {
  const { form, draft, submission } = post
  const proofOfWork = form.widget.proofOfWork && !post.byService ? await proveWork(ctx, post) : null
  const consents = [...(draft.consent ? [draft.consent] : []), ...(await consentsOf(ctx, post))]
  const keyId = `${post.byService ? 'service' : 'form'}:${form.id}`
  return receiveLead(ctx, {
    draft: {
      ...draft,
      consent: consents[0] ?? null,
      behaviour: { ...draft.behaviour, ...(proofOfWork === null ? {} : { proofOfWork }) },
    },
    consents,
    formId: form.id,
    formHash: post.formHash,
    receivedAt: post.receivedAt,
    country: post.country,
    idempotency: submission && { keyId, key: submission.id, bodyHash: submission.bodyHash },
  })
}

/** The words come from our own store, not from the page: what a browser claims to have shown proves nothing. */
async function consentsOf(ctx: Context, { form, refs }: FormPost): Promise<readonly ConsentGiven[]> {
  if (refs.length === 0) return []
  const texts = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.forms.texts(form.id))
  return refs.flatMap((ref) => {
    const text = texts.find((one) => isSame(one, ref))
    return text ? [givenBy(text)] : []
  })
}

const isSame = (text: ConsentText, { box, version, language }: ConsentRef): boolean =>
  text.box === box && text.version === version && text.language === language

const givenBy = ({ body, box, version, language, purposes, channels }: ConsentText): ConsentGiven => ({
  text: body,
  version: `${box}.${version}`,
  language,
  purposes,
  channels,
  given: true,
})

/** Whether the work was done. The same sending may come again with its solution, after a network that failed. */
async function proveWork(ctx: Context, { form, solution, submission }: FormPost): Promise<boolean> {
  if (solution === null) return false
  const solved = await ctx.proofOfWork.check(solution, form.challengeSecret)
  if (!solved)
    throw new AppError('forbidden', 'proof_wrong', 'the solution is wrong or too old: ask for a new challenge')
  const claim = { solution: solved.challenge, submission: submission?.id ?? ctx.newId(), expiresAt: solved.expiresAt }
  const isFirst = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.forms.useSolution(claim, ctx.now()))
  if (!isFirst) throw new AppError('forbidden', 'proof_used', 'this solution was used before: ask for a new challenge')
  return true
}
