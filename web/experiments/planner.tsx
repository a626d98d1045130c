import { NumberInput, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { PlanAnswer } from '../../src/http/contract/experiments.ts'
import { planQuery } from '../api/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { amountWords } from './answer-words.ts'
import type { Metric } from './answer-words.ts'
import classes from './experiments.module.css'

/**
 * What is usual without the change, the difference worth seeing, and the leads a week of both arms: of sales as shares; of money and minutes as such, with the
 * standard deviation from lead to lead.
 */
export type Plan = {
  readonly base: number
  readonly effect: number
  readonly perWeek: number
  readonly deviation: number | null
}
type PlannerProps = { readonly metric: Metric; readonly plan: Plan; readonly onChange: (plan: Plan) => void }

/** How many leads and weeks it takes, and what can be seen at all. */
export function Planner({ metric, plan, onChange }: PlannerProps) {
  const t = useT()
  const words = useProblemWords()
  const [settled] = useDebouncedValue(plan, 300)
  const { data, error } = useQuery(
    planQuery({
      base: settled.base,
      effect: settled.effect,
      per_week: settled.perWeek,
      deviation: settled.deviation,
    }),
  )
  const number = (value: string | number, take: (given: number) => Plan) =>
    typeof value === 'number' && onChange(take(value))
  return (
    <aside className={classes.panel} aria-label={t('experiment.planner')}>
      <h2>{t('experiment.planner')}</h2>
      {metric === 'conversion' ? (
        <RateFields plan={plan} onChange={onChange} />
      ) : (
        <MeanFields metric={metric} plan={plan} onChange={onChange} />
      )}
      <NumberInput
        size="xs"
        label={t('experiment.per_week')}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        value={plan.perWeek}
        onChange={(value) => number(value, (given) => ({ ...plan, perWeek: given }))}
      />
      {error ? (
        <Text size="sm" c="var(--bad)" role="alert">
          {words(error)}
        </Text>
      ) : data ? (
        <Planned answer={data} metric={metric} />
      ) : null}
    </aside>
  )
}

type FieldsProps = Omit<PlannerProps, 'metric'>

function RateFields({ plan, onChange }: FieldsProps) {
  const t = useT()
  const share = (value: string | number, take: (given: number) => Plan) =>
    typeof value === 'number' && onChange(take(value / 100))
  return (
    <>
      <NumberInput
        size="xs"
        label={t('experiment.base')}
        min={0.1}
        max={99}
        decimalScale={1}
        suffix=" %"
        value={Number((plan.base * 100).toFixed(1))}
        onChange={(value) => share(value, (base) => ({ ...plan, base }))}
      />
      <NumberInput
        size="xs"
        label={t('experiment.effect')}
        min={0.1}
        max={90}
        decimalScale={1}
        value={Number((plan.effect * 100).toFixed(1))}
        onChange={(value) => share(value, (effect) => ({ ...plan, effect }))}
      />
    </>
  )
}

function MeanFields({ metric, plan, onChange }: PlannerProps) {
  const t = useT()
  const set = (name: 'base' | 'effect' | 'deviation') => (value: string | number) =>
    typeof value === 'number' && onChange({ ...plan, [name]: value })
  const shared = { size: 'xs', decimalScale: 1, min: 0.1, max: 1e12 } as const
  return (
    <>
      <p className={classes.dim}>{t(`experiment.unit_${metric}`)}</p>
      <NumberInput {...shared} min={0} label={t('experiment.mean_now')} value={plan.base} onChange={set('base')} />
      <NumberInput
        {...shared}
        label={t('experiment.deviation')}
        description={t('experiment.deviation_help')}
        value={plan.deviation ?? ''}
        onChange={set('deviation')}
      />
      <NumberInput {...shared} label={t('experiment.effect_mean')} value={plan.effect} onChange={set('effect')} />
    </>
  )
}

function Planned({ answer, metric }: { readonly answer: PlanAnswer; readonly metric: Metric }) {
  const t = useT()
  const format = useFormat()
  return (
    <output>
      <p className={classes.planned}>
        {t('experiment.needs_daily', {
          leads: format.number(2 * answer.per_arm_daily_looks),
          weeks: format.number(answer.weeks_daily_looks),
        })}
      </p>
      <p className={classes.dim}>
        {t('experiment.needs_once', { leads: format.number(answer.total), weeks: format.number(answer.weeks) })}
      </p>
      <table className={classes.detectable}>
        <caption>{t('experiment.detectable')}</caption>
        <tbody>
          {answer.detectable.map(({ weeks, effect }) => (
            <tr key={weeks}>
              <th scope="row">{t('experiment.after_weeks', { weeks: format.number(weeks) })}</th>
              <td>
                {effect === null
                  ? t('experiment.nothing_seen')
                  : metric === 'conversion'
                    ? t('experiment.points', { points: format.number(effect * 100, 1) })
                    : t('experiment.from_difference', { difference: amountWords(metric, effect, format) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </output>
  )
}
