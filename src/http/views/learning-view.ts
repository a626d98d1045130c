import type { LearningView } from '../../app/learn/show-learning.ts'
import type { Training } from '../../app/ports/learning-store.ts'
import type { Comparison } from '../../core/learn/compare-models.ts'
import type { StoredReport } from '../../core/learn/learn-deals.ts'
import type { ValueLabel, ValueLine } from '../../core/score/report/value-tables.ts'
import type { Gap, LearningReadiness } from '../../core/learn/readiness.ts'
import type {
  LearningReadinessView,
  LearningScreen,
  ModelComparison,
  ModelReportView,
  TrainingView,
} from '../contract/learning.ts'

/** What was learned, as the console and programs see it. */
export function learningView({
  readiness,
  disputes,
  rules,
  trainings,
  models,
  challengers,
}: LearningView): LearningScreen {
  return {
    champion: models.find(({ status }) => status === 'champion')?.id ?? null,
    readiness: readinessView(readiness),
    disputes: {
      said: disputes.said,
      settled: disputes.settled,
      borne_out: disputes.borneOut,
      expected: disputes.expected,
      tells: disputes.tells,
    },
    rules: {
      maturity_days: rules.maturityDays,
      retrain_months: rules.retrainMonths,
      automatic: rules.automatic,
    },
    trainings: trainings.map(trainingView),
    models: models.map(({ createdAt, learnedUntil, crownedAt, rows, hasReport, ...model }) => {
      const news = challengers.find(({ modelId }) => modelId === model.id)
      return {
        ...model,
        created_at: createdAt,
        learned_until: learnedUntil,
        crowned_at: crownedAt,
        deals: rows,
        has_report: hasReport,
        later: news ? comparisonView(news.later) : null,
      }
    }),
  }
}

export function trainingView({ modelId, createdAt, endedAt, ...training }: Training): TrainingView {
  return { ...training, model_id: modelId, created_at: createdAt, ended_at: endedAt }
}

function readinessView(readiness: LearningReadiness): LearningReadinessView {
  const { missingReasons, missingMessages, missingSources, missingAmounts, ...rest } = readiness
  return {
    ...rest,
    sources: [...rest.sources],
    repairs: [...rest.repairs],
    missing_reasons: gapView(missingReasons),
    missing_messages: gapView(missingMessages),
    missing_sources: gapView(missingSources),
    missing_amounts: gapView(missingAmounts),
  }
}

const gapView = ({ leadIds, ...gap }: Gap) => ({ ...gap, lead_ids: [...leadIds] })
const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)

function comparisonView({ champion, challenger, low, high, ...rest }: Comparison): ModelComparison {
  const figures = ({ logLoss, ...other }: Comparison['champion']) => ({ ...other, log_loss: logLoss })
  return { ...rest, low: finite(low), high: finite(high), champion: figures(champion), challenger: figures(challenger) }
}

/** Reports of models that were trained before labels were kept name their values in plain English alone. */
function lineView(line: Omit<ValueLine, 'label'> & { readonly label?: ValueLabel }) {
  return { ...line, label: line.label ?? { kind: 'level' as const, text: line.value, derive: 'category' } }
}

/** A model's report; readonly lists are copied for the serializer's types. */
export function reportView(modelId: string, report: StoredReport): ModelReportView {
  return {
    model_id: modelId,
    held_out: comparisonView(report.heldOut),
    window: report.window ? { from: report.window.from, left: report.window.left } : null,
    lines: report.lines
      ? { ...report.lines, lines: report.lines.lines.map((line) => ({ ...line, differs: [...line.differs] })) }
      : null,
    reliability: [...report.reliability],
    conversion: [...report.conversion],
    lift: [...report.lift],
    hot: report.hot,
    proposals: [...report.proposals],
    tables: report.tables.map((table) => ({
      ...table,
      reading: table.reading ?? null,
      lines: table.lines.map(lineView),
    })),
    curve: {
      points: report.curve.points.map(({ deals, relative }) => ({ deals, relative })),
      told: report.curve.told ?? null,
      hundred_more: report.curve.hundredMore,
    },
    ignored: [...report.ignored],
    leaks: report.leaks.map(({ column, reason, figures }) => ({ column, reason, figures: { ...figures } })),
  }
}
