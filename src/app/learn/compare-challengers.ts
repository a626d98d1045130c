import { type Comparison, compareModels } from '../../core/learn/compare-models.ts'
import type { Deal } from '../../core/learn/past-lead.ts'
import { makeScorer, parseModel, type Scorer } from '../../core/score/model.ts'
import type { Context } from '../context.ts'
import type { ModelHead } from '../ports/learning-store.ts'

export type ChallengerNews = { readonly modelId: string; readonly later: Comparison }

/** Only the latest challengers are compared: older ones had their chance. */
const mostChallengers = 5

/**
 * Every challenger beside the champion on leads that came after both were trained. Both score the inputs as stored at the decision, so
 * this is the same as having scored each lead in the shadow when it came, and costs the line nothing.
 */
export async function compareChallengers(
  ctx: Context,
  { heads, deals }: { readonly heads: readonly ModelHead[]; readonly deals: readonly Deal[] },
): Promise<readonly ChallengerNews[]> {
  const champion = heads.find(({ status }) => status === 'champion') ?? null
  const scoreChampion = await scorerOf(ctx, champion?.id ?? null)
  const news: ChallengerNews[] = []
  for (const head of heads.filter(({ status }) => status === 'challenger').slice(0, mostChallengers)) {
    const from = latest(head.learnedUntil ?? head.createdAt, champion?.learnedUntil ?? champion?.createdAt ?? '')
    const scorer = await scorerOf(ctx, head.id)
    const answers = deals
      .filter(({ lead }) => lead.receivedAt > from)
      .map(({ lead, won }) => ({
        champion: scoreChampion.score(lead.features).probability,
        challenger: scorer.score(lead.features).probability,
        won,
      }))
    news.push({ modelId: head.id, later: compareModels(answers) })
  }
  return news
}

const latest = (a: string, b: string): string => (a > b ? a : b)

async function scorerOf(ctx: Context, modelId: string | null): Promise<Scorer> {
  const record = modelId === null ? null : await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.rules.model(modelId))
  return makeScorer(parseModel(record?.body ?? ctx.engines.baseModel.body))
}
