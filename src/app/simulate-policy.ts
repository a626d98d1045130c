import { AppError } from '../core/app-error.ts'
import { parsePolicy } from '../core/decide/policy.ts'
import { type PastCase, simulate, type Simulation } from '../core/decide/simulate.ts'
import type { Context } from './context.ts'
import { pastOf } from './explain-lead.ts'
import { requireRight } from './permission.ts'
import type { Tx } from './ports/store.ts'
import { rulesInForce } from './rules-in-force.ts'

/** What-if looks at this many of the latest leads. */
const mostCases = 2000

/** The last leads decided again under this policy, from their stored inputs. AppError `bad_input` where the policy has faults. */
export async function simulatePolicy(ctx: Context, body: unknown): Promise<Simulation> {
  requireRight(ctx.actor, 'changePolicy')
  const parsed = parsePolicy(body)
  if (parsed.kind === 'faults') {
    const [first] = parsed.faults
    throw new AppError('bad_input', 'policy_faults', first?.message ?? 'the policy has faults', {
      field: first?.path ?? 'body',
    })
  }
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) =>
    simulate(await pastCases(tx), (await rulesInForce(ctx, tx)).policy, parsed.policy),
  )
}

async function pastCases(tx: Tx): Promise<readonly PastCase[]> {
  const cases: PastCase[] = []
  for (const id of await tx.leads.recentAssessed(mostCases)) {
    const record = await tx.leads.load(id)
    const past = pastOf(await tx.leads.events(id))
    if (!record || !past || record.lead.isTest) continue
    cases.push({
      lead: record.lead,
      findings: past.verified.findings,
      reading: past.read.reading,
      score: past.scored.score,
      listHits: past.decided.listHits,
      override: past.decided.override,
      draw: past.decided.draw,
      drawnWith: past.decided.drawnWith ?? null,
      appealed: past.decided.appealed ?? false,
      ...(record.outcome ? { outcome: { won: record.outcome === 'won', amount: record.outcomeAmount ?? 0 } } : {}),
    })
  }
  return cases
}
