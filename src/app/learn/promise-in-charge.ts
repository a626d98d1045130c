import { type Deal, knownSince } from '../../core/learn/past-lead.ts'
import { ownPromise } from '../../core/measure/own-promise.ts'
import type { PromiseState } from '../../core/measure/promise-alarm.ts'
import type { Context } from '../context.ts'
import type { ModelHead } from '../ports/learning-store.ts'

type Given = {
  readonly heads: readonly ModelHead[]
  readonly deals: readonly Deal[]
  readonly maturityDays: number
}

/** Whether the model in charge keeps its promise, from deals that are read already. */
export function promiseInCharge(ctx: Context, { heads, deals, maturityDays }: Given): PromiseState {
  const champion = heads.find(({ status }) => status === 'champion')
  const inCharge = {
    modelId: champion?.id ?? ctx.engines.baseModel.id,
    learnedUntil: champion?.learnedUntil ?? null,
  }
  const closed = deals
    .map((deal) => ({ ...deal, at: knownSince(deal, maturityDays) }))
    .sort((a, b) => a.at.localeCompare(b.at))
  return ownPromise(closed, { inCharge, now: ctx.now(), maturityDays })
}
