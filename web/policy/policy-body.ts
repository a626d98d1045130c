import type { Tier } from '../../src/http/contract/primitives.ts'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'

export type Thresholds = { readonly warm: number; readonly promising: number; readonly hot: number }

export type Deadline =
  | { readonly kind: 'working_minutes'; readonly minutes: number }
  | { readonly kind: 'end_of_day'; readonly days: number; readonly atLeastMinutes: number }

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'is'; readonly fact: string; readonly value: string | number | boolean }
  | { readonly kind: 'in' | 'contains'; readonly fact: string; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'between'; readonly fact: string; readonly from?: number; readonly to?: number }
  | { readonly kind: 'known'; readonly fact: string }

export type Weight = 'must' | 'nice' | 'disqualifier'
export type Criterion = {
  readonly id: string
  readonly about: string
  readonly weight: Weight
  readonly when: Condition
  readonly leadsTo?: LeadsTo
}
/** What a missed must or a disqualifier that holds leads to besides the tier. */
export type LeadsTo = 'review' | 'reject'

/** The parts of a policy that this screen writes as sentences; everything else is kept as it is. */
export type PolicyBody = {
  readonly thresholds: Thresholds
  readonly mustVerify: { readonly anyOf: readonly string[]; readonly unknownCountsAs: string }
  readonly evidence: {
    readonly reviewFrom: number
    readonly rejectFrom: number
    readonly rejectNeedsGroups: number
    readonly weights: readonly CheckWeight[]
  }
  readonly deadlines: Readonly<Record<Tier | 'review', Deadline | null>>
  readonly idealCustomer: { readonly criteria: readonly Criterion[] }
  readonly nonbuyers: Readonly<Record<string, string>>
  readonly sampling: { readonly rate: number }
  readonly fourEyesFrom?: number
  readonly codes?: CodeRules
  readonly learning?: LearningRules
}

/** Points that an answer of a check gives against a lead; a `*` at the end of the check stands for the rest of its name. */
export type CheckWeight = {
  readonly check: string
  readonly outcome: string
  readonly reason?: string
  readonly points: number
}

export type CodeRules = {
  readonly ask: 'never' | 'where_it_decides'
  readonly channels: readonly ('email' | 'sms')[]
  readonly smsCountries: readonly string[]
}

export type LearningRules = {
  readonly maturityDays: number
  readonly retrainMonths: number
  readonly automatic: boolean
  /** The feature whose values are lines of business. */
  readonly lines?: string
}

/** The rules of learning; a policy that names none has the usual ones. */
export const learningOf = (policy: PolicyBody): LearningRules =>
  policy.learning ?? { maturityDays: 90, retrainMonths: 3, automatic: true }

/** The body with the lowest hot score moved, or null where it has another form. */
export function withHot(body: RawBody, hot: number): RawBody | null {
  const policy = readPolicy(body)
  return policy && setAt(body, ['thresholds'], moveThreshold(policy.thresholds, 'hot', hot))
}

export type RawBody = PolicyVersion['body']

const parts: readonly (keyof PolicyBody)[] = [
  'thresholds',
  'mustVerify',
  'evidence',
  'deadlines',
  'idealCustomer',
  'nonbuyers',
  'sampling',
]

/** The body as sentences can show it, or null where it has another form (a newer format): then it is only kept. */
export function readPolicy(body: RawBody): PolicyBody | null {
  const complete = parts.every((part) => typeof body[part] === 'object' && body[part] !== null)
  return complete ? (body as PolicyBody) : null
}

type Path = readonly (string | number)[]

/** The body with one value replaced, everything beside the path shared with the old one. */
export function setAt<Body>(body: Body, path: Path, value: unknown): Body {
  const [step, ...rest] = path
  if (step === undefined) return value as Body
  if (Array.isArray(body)) return body.map((each, index) => (index === step ? setAt(each, rest, value) : each)) as Body
  const record = body as Record<string | number, unknown>
  return { ...record, [step]: setAt(record[step], rest, value) } as Body
}

/** Thresholds with one moved, the others pushed along so that they keep rising. */
export function moveThreshold(thresholds: Thresholds, tier: keyof Thresholds, value: number): Thresholds {
  const moved = { ...thresholds, [tier]: value }
  if (tier === 'hot') {
    const promising = Math.min(moved.promising, value - 1)
    return { hot: value, promising, warm: Math.min(moved.warm, promising - 1) }
  }
  if (tier === 'warm') {
    const promising = Math.max(moved.promising, value + 1)
    return { warm: value, promising, hot: Math.max(moved.hot, promising + 1) }
  }
  return { promising: value, warm: Math.min(moved.warm, value - 1), hot: Math.max(moved.hot, value + 1) }
}
