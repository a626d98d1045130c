import { arms } from './assign.ts'
import { type CompareOptions, compareArms, leastTelling, tellingLeads, unseenVariance } from './compare.ts'
import { alwaysValidInterval } from './sequential.ts'
import type { Unit } from './strata.ts'

/** The difference among the leads of one kind: of a source, a language, a chance to buy. */
export type Segment = {
  /** What divides: `source`, or the name of a kind. */
  readonly by: string
  readonly value: string
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly nA: number
  readonly nB: number
  readonly meanA: number
  readonly meanB: number
}

/** A lead with the kinds that it is of: as it is compared (adjusted), and as it was measured. */
export type SegmentLead = {
  readonly kinds: Readonly<Record<string, string>>
  readonly adjusted: Unit
  readonly measured: Unit
}

export type SegmentOptions = Omit<CompareOptions, 'unseen'> & {
  readonly alpha: number
  /** Whether the metric is a rate, 0 or 1 for each lead. */
  readonly isRate: boolean
}

/** Leads of each arm that a segment needs to be shown on its own. */
const leastPerArm = 20

/**
 * The difference kind by kind: whom the change moves, and who buys anyway. The intervals hold for all segments of all divisions together
 * (Bonferroni: alpha is shared among them), so that the best of many is not taken for a finding. A division into one is none.
 */
export function segmentsOf(leads: readonly SegmentLead[], options: SegmentOptions): readonly Segment[] {
  const names = [...new Set(leads.flatMap(({ kinds }) => Object.keys(kinds)))]
  const groups = names.flatMap((by) => {
    const values = [...new Set(leads.flatMap(({ kinds }) => kinds[by] ?? []))].toSorted()
    const found = values
      .map((value) => ({ by, value, group: leads.filter(({ kinds }) => kinds[by] === value) }))
      .filter(({ group }) =>
        arms.every((arm) => inArm(group, arm).length >= leastPerArm && isTelling(group, arm, options)),
      )
    return values.length > 1 || by === 'source' ? found : []
  })
  return groups.flatMap((one) => segmentOf(one, { ...options, alpha: options.alpha / groups.length }) ?? [])
}

type SegmentGroup = { readonly by: string; readonly value: string; readonly group: readonly SegmentLead[] }

function segmentOf({ by, value, group }: SegmentGroup, options: SegmentOptions): Segment | null {
  const measured = group.map((lead) => lead.measured)
  const compared = compareArms(
    group.map(({ adjusted }) => ({ ...adjusted, stratum: 0 })),
    { ...options, unseen: options.isRate ? unseenVariance(measured) : 0 },
  )
  if (!compared) return null
  const [low, high] = alwaysValidInterval({ ...compared, leads: group.length, alpha: options.alpha })
  const [a, b] = [inArm(group, 'A'), inArm(group, 'B')]
  return {
    by,
    value,
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
