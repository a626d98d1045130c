import { type Condition, factsNamed } from './condition.ts'
import { isFactName } from './facts.ts'
import type { Fault } from './json-schema.ts'
import type { Policy, WorkingHours } from './policy.ts'

/** What a schema cannot say: numbers that must rise, names that must exist, hours that must follow each other. */
export function policyMeaningFaults(policy: Policy): readonly Fault[] {
  return [
    ...orderFaults(policy),
    ...conditionFaults(policy),
    ...nameFaults(policy),
    ...hoursFaults(policy.workingHours),
    ...routingFaults(policy),
    ...settlingFaults(policy),
  ]
}

/** What is only nice to have turns nobody away. */
const settlingFaults = ({ idealCustomer }: Policy): readonly Fault[] =>
  idealCustomer.criteria.flatMap(({ weight, leadsTo }, index) =>
    weight === 'nice' && leadsTo !== undefined
      ? [fault(`/idealCustomer/criteria/${index}/leadsTo`, 'nice_settles', 'stands with a must or a disqualifier only')]
      : [],
  )

function orderFaults({ thresholds, evidence }: Policy): readonly Fault[] {
  const faults: Fault[] = []
  const { warm, promising, hot } = thresholds
  if (promising <= warm) faults.push(fault('/thresholds/promising', 'not_rising', `must be above warm (${warm})`))
  if (hot <= promising) faults.push(fault('/thresholds/hot', 'not_rising', `must be above promising (${promising})`))
  if (evidence.rejectFrom <= evidence.reviewFrom)
    faults.push(fault('/evidence/rejectFrom', 'not_rising', `must be above reviewFrom (${evidence.reviewFrom})`))
  return faults
}

/** Every condition with its place and the moment at which it is asked. */
function conditionsOf(policy: Policy): readonly (readonly [string, Condition, 'decision' | 'routing'])[] {
  return [
    ...policy.idealCustomer.criteria.map(
      ({ when }, index) => [`/idealCustomer/criteria/${index}/when`, when, 'decision'] as const,
    ),
    ...policy.strong.map(({ when }, index) => [`/strong/${index}/when`, when, 'decision'] as const),
    ...policy.routing.rules.map(({ when }, index) => [`/routing/rules/${index}/when`, when, 'routing'] as const),
  ]
}

function conditionFaults(policy: Policy): readonly Fault[] {
  return conditionsOf(policy).flatMap(([path, when, moment]) =>
    factsNamed(when)
      .filter((name) => !isFactName(name, moment))
      .map((name) =>
        fault(path, 'unknown_fact', `names the fact "${name}", which does not exist (see docs/policy.md)`),
      ),
  )
}

function nameFaults(policy: Policy): readonly Fault[] {
  return [
    ...repeated('/idealCustomer/criteria', policy.idealCustomer.criteria, 'id'),
    ...repeated('/strong', policy.strong, 'code'),
    ...repeated('/routing/rules', policy.routing.rules, 'id'),
  ]
}

function repeated<Key extends string>(
  path: string,
  all: readonly Readonly<Record<Key, string>>[],
  key: Key,
): readonly Fault[] {
  return all.flatMap((one, index) =>
    all.findIndex((other) => other[key] === one[key]) < index
      ? [fault(`${path}/${index}/${key}`, 'repeated', `"${one[key]}" stands twice`)]
      : [],
  )
}

/** What is wrong with hours of work, of a policy or of a person; paths as in a policy. */
export function hoursFaults({ timeZone, week }: WorkingHours): readonly Fault[] {
  const faults: Fault[] = []
  if (!isTimeZone(timeZone))
    faults.push(fault('/workingHours/timeZone', 'unknown_time_zone', 'must be an IANA time zone such as Asia/Almaty'))
  if (Object.values(week).every((intervals) => intervals.length === 0))
    faults.push(fault('/workingHours/week', 'no_hours', 'must have at least one working interval in the week'))
  for (const [day, intervals] of Object.entries(week))
    for (const [index, { from, to }] of intervals.entries()) {
      const path = `/workingHours/week/${day}/${index}`
      if (to <= from) faults.push(fault(path, 'not_rising', `"to" must be after "from" (${from})`))
      const before = intervals[index - 1]
      if (before && from < before.to) faults.push(fault(path, 'overlap', `must begin at ${before.to} or later`))
    }
  return faults
}

/** Whatever comes before, the last step must be a queue: people can be away, queues cannot. */
function routingFaults({ routing }: Policy): readonly Fault[] {
  return Object.entries(routing.steps).flatMap(([tier, steps]) =>
    ['shared', 'junior', 'fallback'].includes(steps.at(-1)!)
      ? []
      : [fault(`/routing/steps/${tier}`, 'no_queue', 'must end with a queue: shared, junior or fallback')],
  )
}

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const fault = (path: string, code: string, message: string): Fault => ({ path, code, message })
