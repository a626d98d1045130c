import { z } from 'zod'
import { isoTime, safeText, uuid } from './primitives.ts'

const share = z.object({
  hits: z.number().int(),
  of: z.number().int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
})
const figures = z.object({ log_loss: z.number(), auc: z.number(), ece: z.number() })

/** A challenger beside the champion on the same later leads; `low` and `high` are null while nothing can be said. */
export const modelComparison = z.object({
  leads: z.number().int(),
  wins: z.number().int(),
  gain: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  champion: figures,
  challenger: figures,
  verdict: z.enum(['better', 'worse', 'not_yet']),
})
export type ModelComparison = z.infer<typeof modelComparison>

const gap = z.object({ count: z.number().int(), of: z.number().int(), lead_ids: z.array(uuid) })

/** How ready the workspace's own deals are, and what to repair first. */
export const readiness = z.object({
  deals: z.number().int(),
  wins: z.number().int(),
  open: z.number().int(),
  repeats: z.number().int(),
  missing_reasons: gap,
  missing_messages: gap,
  missing_sources: gap,
  missing_amounts: gap,
  sources: z.array(z.object({ source: z.string().nullable(), deals: z.number().int(), wins: z.number().int() })),
  level: z.enum(['none', 'thin', 'useful', 'good']),
  repairs: z.array(z.enum(['more_deals', 'more_wins', 'more_losses', 'reasons', 'messages', 'sources', 'amounts'])),
})
export type LearningReadinessView = z.infer<typeof readiness>

export const training = z.object({
  id: uuid,
  reason: z.enum(['asked', 'first', 'calendar', 'outcomes', 'hot_conversion', 'promise']),
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  stage: z.enum(['reading', 'fitting', 'comparing']).nullable(),
  deals: z.number().int().nullable(),
  model_id: z.string().nullable(),
  message: z.string().nullable(),
  created_at: isoTime,
  ended_at: isoTime.nullable(),
})
export type TrainingView = z.infer<typeof training>

const metrics = z.object({
  auc: z.number(),
  auc_low: z.number(),
  auc_high: z.number(),
  log_loss: z.number(),
  log_loss_base: z.number(),
  brier: z.number(),
  ece: z.number(),
})

export const modelHead = z.object({
  id: z.string(),
  status: z.enum(['champion', 'challenger', 'retired']),
  created_at: isoTime,
  learned_until: isoTime.nullable(),
  crowned_at: isoTime.nullable(),
  deals: z.number().int().nullable(),
  wins: z.number().int().nullable(),
  skill: z.boolean(),
  metrics: metrics.nullable(),
  has_report: z.boolean(),
  /** On leads that came after its training and the champion's; null for what is no challenger. */
  later: modelComparison.nullable(),
})
export type ModelHeadView = z.infer<typeof modelHead>

/** `GET /api/learning`: what was learned and what could be. */
export const learning = z.object({
  /** The model that decides. */
  champion: z.string().nullable(),
  readiness,
  /** What people said against scores within two years, and what the outcomes say of it. */
  disputes: z.object({
    said: z.number().int(),
    settled: z.number().int(),
    borne_out: z.number().int(),
    expected: z.number(),
    tells: z.enum(['too_few', 'people_see_more', 'as_foretold', 'people_err']),
  }),
  rules: z.object({ maturity_days: z.number(), retrain_months: z.number(), automatic: z.boolean() }),
  trainings: z.array(training),
  models: z.array(modelHead),
})
export type LearningScreen = z.infer<typeof learning>

/** What a line of a value table stands for; a client says it in its own words. Words and levels are as they came; a level
 * that is a class found in cells (`derive`, such as `weekday`) has a name of ours. */
const valueLabel = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['other', 'unknown', 'any']) }),
  z.object({ kind: z.literal('level'), text: z.string(), derive: z.string() }),
  z.object({ kind: z.enum(['word', 'item']), text: z.string() }),
  z.object({ kind: z.literal('number'), value: z.number() }),
  z.object({ kind: z.literal('whole'), from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ kind: z.literal('below'), to: z.number() }),
  z.object({ kind: z.literal('from'), from: z.number() }),
  z.object({ kind: z.literal('between'), from: z.number(), to: z.number() }),
])
export type ValueLabelView = z.infer<typeof valueLabel>

const ignoredCode = z.enum(['identifier', 'constant', 'empty', 'still', 'asked', 'leak', 'weak', 'by_hand', 'personal'])
const hotFigures = z.object({ threshold: z.number().int(), precision: share, recall: share })

/** `GET /api/models/{id}/report`: what the training of a model found, on deals held out later in time. */
export const modelReport = z.object({
  model_id: z.string(),
  held_out: modelComparison,
  /** From when on deals were learned from, how many older ones were left out; null: all were used. */
  window: z.object({ from: isoTime, left: z.number().int() }).nullable(),
  /** Lines of business where the policy names their column; null: none named, or a model from before. */
  lines: z
    .object({
      column: z.string(),
      verdict: z.enum(['own', 'one', 'too_few', 'too_wide']),
      /** Mean gain in log loss of held-out deals by own points, with a 90 % interval. */
      gain: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      lines: z.array(
        z.object({
          value: z.string(),
          deals: z.number().int(),
          promised: z.number(),
          came: share,
          /** Columns whose points differ most from the common ones. */
          differs: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
  reliability: z.array(z.object({ predicted: z.number(), came: share })),
  conversion: z.array(z.object({ from: z.number().int(), to: z.number().int(), won: share })),
  lift: z.array(z.object({ share: z.number(), caught: z.number(), lift: z.number() })),
  hot: hotFigures,
  proposals: z.array(
    z.object({ kind: z.enum(['precision', 'calls', 'value']), wish: z.number(), figures: hotFigures }),
  ),
  tables: z.array(
    z.object({
      column: z.string(),
      /** How the column was read, where it is read in more ways than one. */
      reading: z.enum(['weekday', 'hour', 'length', 'class']).nullable(),
      weight: z.number(),
      /** `value` is the label in plain English. */
      lines: z.array(z.object({ label: valueLabel, value: z.string(), won: share, points: z.number() })),
    }),
  ),
  curve: z.object({
    points: z.array(z.object({ deals: z.number().int(), relative: z.number() })),
    /** Whether more deals would take uncertainty away; null in reports of older versions. */
    told: z.enum(['more', 'little', 'unknown']).nullable(),
    /** By how much 100 more would; null where that is little or cannot be told. */
    hundred_more: z.number().nullable(),
  }),
  /** Columns that were left out; `reason` is the code in plain English. */
  ignored: z.array(z.object({ column: z.string(), code: ignoredCode, reason: z.string() })),
  /** Columns that seem to know the outcome, with the shares or AUCs that say so. */
  leaks: z.array(
    z.object({
      column: z.string(),
      reason: z.enum(['pure_value', 'filled_after_closing', 'too_good', 'name_and_gain']),
      figures: z.record(z.string(), z.number()),
    }),
  ),
})
export type ModelReportView = z.infer<typeof modelReport>

/** `POST /api/models/{id}/crown`: this model decides from now on. */
export const crownRequest = z.strictObject({ reason: safeText(500).nullish(), rescore: z.boolean().default(false) })
