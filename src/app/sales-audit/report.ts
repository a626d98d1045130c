import { AppError } from '../../core/app-error.ts'
import type { BaseModel } from '../../core/score/base-model.ts'
import type { AskedWishes } from '../../core/score/report/thresholds.ts'
import { trainModel } from '../../core/score/train.ts'
import { auditDeals } from './deals.ts'
import { auditLeadsPage, loadAuditLeads } from './leads.ts'
import type { AuditWords } from './words.ts'
import type { BaseWorld } from '../base-features.ts'
import { loadDeals, type TrainOptions } from '../load-deals.ts'
import { prepareDeals } from '../train-model.ts'
import type { FilesPort } from '../ports/files.ts'

export type AuditWorld = { readonly files: FilesPort; baseModel(): Promise<BaseModel>; base(): Promise<BaseWorld> }

export type AuditInput = {
  readonly deals: { readonly from: string; readonly options: TrainOptions; readonly asked?: AskedWishes } | null
  readonly leads: string | null
  readonly to: string
  readonly words: AuditWords
}

/** Writes the audit page; answers how many rows were refused, and whether deals are named by their rows because their ids tell of people. */
export async function writeAudit(
  world: AuditWorld,
  input: AuditInput,
): Promise<{ readonly refused: number; readonly idsHidden: boolean }> {
  if (input.deals === null && input.leads === null)
    throw new AppError('bad_input', 'nothing_to_audit', 'Give a table of deals with --outcome, or leads with --leads.')
  const refusals = world.files.refusals(input.to)
  try {
    const refuse = refusals.refuse.bind(refusals)
    const loaded = input.deals && (await loadDeals(world.files, input.deals.from, input.deals.options, refuse))
    const reader = async () => (await world.base()).reader
    const deals = loaded && (await prepareDeals({ baseModel: () => world.baseModel(), reader }, loaded))
    const trained = deals === null ? null : trainModel(deals)
    const asked = input.deals?.asked ?? {}
    let page: string
    if (input.leads === null) page = auditDeals(input.words, { input: deals!, trained: trained!, asked }, null)
    else {
      const base = await world.baseModel()
      const model = trained?.model ?? null
      const leads = await loadAuditLeads(world.files, {
        from: input.leads,
        model,
        base,
        world: await world.base(),
        words: input.words,
        refuse,
      })
      page =
        deals === null
          ? auditLeadsPage(input.words, leads, base)
          : auditDeals(input.words, { input: deals, trained: trained!, asked }, leads)
    }
    await world.files.writeText(input.to, page)
    return { refused: await refusals.close(), idsHidden: deals?.idsHidden ?? false }
  } catch (error) {
    await refusals.abort()
    throw error
  }
}
