import type { ExperimentResultView } from '../../src/http/contract/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { metricOf, resultWords } from './answer-words.ts'
import classes from './experiments.module.css'

const states = { A: 'harmed', B: 'better', none_yet: 'unharmed' } as const
const icons = { harmed: 'cross', better: 'check', unharmed: 'clock' } as const

/** What the change must not harm. */
export function Guardrails({ guardrails }: { readonly guardrails: readonly ExperimentResultView[] }) {
  const t = useT()
  const format = useFormat()
  if (guardrails.length === 0) return null
  return (
    <section className={classes.block}>
      <h2>{t('experiment.guardrails')}</h2>
      <ul className={classes.list}>
        {guardrails.map((result) => {
          const metric = metricOf(result.metric)
          const state = states[result.decision]
          return metric ? (
            <li key={metric} className={classes.guardrail} data-state={state}>
              <Icon name={icons[state]} size={14} />
              <b>{t(`experiment.metric_${metric}`)}:</b>
              <span>
                {state === 'unharmed' ? null : t(`experiment.guardrail_${state}`)} {resultWords(result, { t, format })}
              </span>
            </li>
          ) : null
        })}
      </ul>
    </section>
  )
}
