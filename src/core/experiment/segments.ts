import { arms } from './assign.ts'
import { type CompareOptions, compareArms, leastTelling, tellingLeads, unseenVariance } from './compare.ts'
import { alwaysValidInterval } from './sequential.ts'
import type { Unit } from './strata.ts'

/** The difference among the leads of one source. */
export type Segment = {
  readonly source: string
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly nA: number
  readonly nB: number
  readonly meanA: number
  readonly meanB: number
}

/** A lead of a segment: as it is compared (adjusted), and as it was measured. */
export type SegmentLead = { readonly source: string; readonly adjusted: Unit; readonly measured: Unit }

export type SegmentOptions = Omit<CompareOptions, 'unseen'> & {
  readonly alpha: number
  /** Whether the metric is a rate, 0 or 1 for each lead. */
  readonly isRate: boolean
}

/** Leads of each arm that a source needs to be shown on its own. */
const leastPerArm = 20

/**
 * The difference source by source: whom the change moves, and who buys anyway. The intervals hold for all sources together (Bonferroni:
 * alpha is shared among them), so that the best of many is not taken for a finding.
 */
export function segmentsOf(leads: readonly SegmentLead[], options: SegmentOptions): readonly Segment[] {
  const sources = [...new Set(leads.map(({ source }) => source))].toSorted()
  const groups = sources
    .map((source) => leads.filter((lead) => lead.source === source))
    .filter((group) => arms.every((arm) => inArm(group, arm).length >= leastPerArm && isTelling(group, arm, options)))
  return groups.flatMap((group) => segmentOf(group, { ...options, alpha: options.alpha / groups.length }) ?? [])
}

function segmentOf(group: readonly SegmentLead[], options: SegmentOptions): Segment | null {
  const measured = group.map((lead) => lead.measured)
  const compared = compareArms(
    group.map(({ adjusted }) => ({ ...adjusted, stratum: 0 })),
    { ...options, unseen: options.isRate ? unseenVariance(measured) : 0 },
  )
  if (!compared) return null
  const [low, high] = alwaysValidInterval({ ...compared, leads: group.length, alpha: options.alpha })
  const [a, b] = [inArm(group, 'A'), inArm(group, 'B')]
  return {
    source: group[0]!.source,
    estimate: compared.estimate,
    low,
    high,
    nA: a.length,
    nB: b.length,
    meanA: meanOf(a),
    meanB: meanOf(b),
  }
}

function isTelling(group: readonly SegmentLead[], arm: Unit['arm'], { isRate }: SegmentOptions): boolean {
  const units = group.map(({ measured }) => measured)
  return isRate || tellingLeads(units, arm) >= leastTelling
}

const inArm = (group: readonly SegmentLead[], arm: Unit['arm']): readonly SegmentLead[] =>
  group.filter(({ measured }) => measured.arm === arm)

const meanOf = (group: readonly SegmentLead[]): number =>
  group.reduce((sum, { measured }) => sum + measured.value, 0) / group.length
