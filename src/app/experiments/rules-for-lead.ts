import { armOf, balancedArm } from '../../core/experiment/assign.ts'
import type { Placement } from '../../core/experiment/experiment.ts'
import type { Context } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { type RulesInForce, rulesInForce, treatedRules } from '../rules-in-force.ts'

export type RulesForLead = RulesInForce & { readonly placement: Placement | null }

/**
 * The rules that decide one lead: those in force or, where an experiment runs and chance gives the lead to arm B, those with its change.
 * A lead keeps its arm for as long as the experiment runs. Tests, closed deals and leads from before the start take no part.
 */
export async function rulesForLead(ctx: Context, tx: Tx, record: LeadRecord): Promise<RulesForLead> {
  const rules = await rulesInForce(ctx, tx)
  if (rules.experimentId === null || record.lead.isTest || record.outcome !== null) return { ...rules, placement: null }
  const experiment = await tx.experiments.find(rules.experimentId)
  if (!experiment || (experiment.startedAt ?? '') > new Date(record.lead.receivedAt).toISOString())
    return { ...rules, placement: null }
  const { id: experimentId, shareB, treatment } = experiment
  const { id: leadId, source } = record.lead
  let arm = await tx.experiments.armOf(experimentId, leadId)
  if (arm === null) {
    const draw = ctx.chance()
    arm = shareB === 0.5 ? balancedArm(draw, await tx.experiments.counts(experimentId, source)) : armOf(draw, shareB)
    await tx.experiments.place(experimentId, { leadId, source, arm, at: ctx.now() })
  }
  const decided = arm === 'B' ? await treatedRules(ctx, tx, { rules, treatment }) : rules
  return { ...decided, placement: { experimentId, arm } }
}
