import { channels } from '../lead/lead.ts'
import { nonbuyerKinds } from '../read/reading.ts'
import { findingOutcomes } from '../verify/finding.ts'
import { conditionSchema } from './condition.ts'
import type { JsonSchema } from './json-schema.ts'
import { tiers } from './tier.ts'
import { weekdays } from './weekday.ts'
import { codeChannels } from '../verify/code/code-channel.ts'

type Properties = Readonly<Record<string, JsonSchema>>

/** An object in which every property is required but those named, and nothing else may stand. */
export function record(properties: Properties, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key))
  return { type: 'object', properties, required, additionalProperties: false }
}

const keyed = (keys: readonly string[], schema: JsonSchema): JsonSchema =>
  record(Object.fromEntries(keys.map((key) => [key, schema])))
const list = (items: JsonSchema, maxItems = 500): JsonSchema => ({ type: 'array', items, maxItems })
const oneOf = (...values: readonly string[]): JsonSchema => ({ enum: values })
const text = (maxLength = 100): JsonSchema => ({ type: 'string', minLength: 1, maxLength })
const whole = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum })

const code: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' }
const condition: JsonSchema = { $ref: '#/$defs/condition' }
const tier: JsonSchema = { enum: tiers }
const tierOrNone: JsonSchema = { enum: [...tiers, null] }
const share: JsonSchema = { type: 'number', minimum: 0, maximum: 1 }
const points: JsonSchema = { type: 'number', minimum: -100, maximum: 100 }
const time: JsonSchema = { type: 'string', pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' }
const steps = list(oneOf('closers', 'reps', 'juniors', 'everyone', 'shared', 'junior', 'fallback'), 10)
const deadline: JsonSchema = { $ref: '#/$defs/deadline' }

const deadlineSchema: JsonSchema = {
  oneOf: [
    record({ kind: { const: 'working_minutes' }, minutes: whole(1, 100_000) }),
    record({ kind: { const: 'end_of_day' }, days: whole(0, 200), atLeastMinutes: whole(0, 100_000) }),
  ],
}

const idealCustomer = record({
  criteria: list(
    record(
      {
        id: code,
        about: oneOf('size', 'role', 'industry', 'region', 'maturity', 'other'),
        weight: oneOf('must', 'nice', 'disqualifier'),
        when: condition,
        leadsTo: oneOf('review', 'reject'),
      },
      ['leadsTo'],
    ),
    100,
  ),
  unknownMust: oneOf('accept', 'review'),
  missedMustTier: tierOrNone,
  disqualifiedTier: tierOrNone,
})

const mustVerify = record({
  anyOf: { ...list(oneOf('email', 'phone', 'channel'), 3), minItems: 1 },
  emailBrokenBy: list(text()),
  phoneBrokenBy: list(text()),
  answerableChannels: list({ enum: channels }),
  unknownCountsAs: oneOf('plausible', 'broken'),
})

const evidence = record({
  weights: list(
    record({ check: text(), outcome: { enum: findingOutcomes }, reason: code, group: code, points }, ['reason']),
  ),
  otherwise: keyed(findingOutcomes, points),
  reviewFrom: points,
  rejectFrom: points,
  rejectNeedsGroups: whole(2, 10),
})

/** Intervals of a working day. */
export const intervalsSchema: JsonSchema = list(record({ from: time, to: time }), 10)

const workingHours = record({
  timeZone: text(),
  holidays: { type: ['string', 'null'], pattern: '^[A-Z]{2}(?:-[A-Z0-9]{1,5})?$' },
  week: keyed(weekdays, intervalsSchema),
})

const routing = record(
  {
    steps: keyed(tiers, { ...steps, minItems: 1 }),
    rules: list(
      record({ id: code, when: condition, users: list(text()), skills: list(text(50), 20), steps, deadline }, [
        'deadline',
        'skills',
      ]),
    ),
    ownerFirst: { type: 'boolean' },
    languages: oneOf('require', 'prefer', 'ignore'),
    balance: oneOf('open_leads', 'share_of_capacity', 'rotation'),
    closers: oneOf('least_loaded', 'best_first'),
    fairness: record({
      floor: { type: 'number', minimum: 0, maximum: 1 },
      cap: { type: 'number', minimum: 1, maximum: 100 },
    }),
    escalation: record({ remindAt: share, handOverAfter: { type: 'number', minimum: 0, maximum: 100 } }),
  },
  ['escalation'],
)

const learning = record(
  {
    maturityDays: whole(1, 3650),
    retrainMonths: whole(1, 60),
    automatic: { type: 'boolean' },
    lines: text(200),
  },
  ['lines'],
)

const policyBody = record(
  {
    $schema: text(500),
    format: { const: 1 },
    version: whole(1, 2_000_000_000),
    name: text(200),
    thresholds: keyed(['warm', 'promising', 'hot'], whole(1, 100)),
    idealCustomer,
    mustVerify,
    evidence,
    strong: list(record({ code, verdict: oneOf('review', 'rejected'), when: condition }), 100),
    nonbuyers: keyed(nonbuyerKinds, oneOf('letter', 'review', 'quarantine')),
    noScore: record({ tier }),
    notUnderstood: record({ tier }),
    sampling: record({ rate: share, tiers: list(tier, tiers.length), rejectedRate: share, weekly: whole(0, 1000) }, [
      'rejectedRate',
      'weekly',
    ]),
    answers: keyed(tiers, oneOf('call', 'letter')),
    codes: record({
      ask: oneOf('never', 'where_it_decides'),
      channels: list(oneOf(...codeChannels), 2),
      smsCountries: list({ type: 'string', pattern: '^[A-Z]{2}$' }, 250),
    }),
    fourEyesFrom: { type: 'number', minimum: 0, maximum: 1e15 },
    deadlines: keyed([...tiers, 'review'], { oneOf: [...deadlineSchema.oneOf!, { type: 'null' }] }),
    workingHours,
    routing,
    learning,
  },
  ['$schema', 'notUnderstood', 'codes', 'fourEyesFrom', 'learning'],
)

/** The form of a policy as JSON Schema 2020-12; `data/policy/policy.schema.json` holds the same text. */
export const policySchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Assay policy, format 1',
  description: 'What a good lead is, what is checked, who answers and by when. Explained in docs/policy.md.',
  ...policyBody,
  $defs: { condition: conditionSchema, deadline: deadlineSchema },
}
