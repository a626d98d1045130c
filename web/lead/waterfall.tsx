import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import type { Translate } from '../language/messages.ts'
import { useFormat } from '../language/use-format.ts'
import { featureWords } from './feature-words.ts'
import { probabilityOf, shownPoints, waterfallOf } from './reasons.ts'
import type { WaterfallStep } from './reasons.ts'
import classes from './waterfall.module.css'

type WaterfallProps = { readonly detail: NonNullable<LeadPage['score_detail']> }

/** The sum that makes the score, step by step from the base rate. Axes run left to right in every language. */
export function Waterfall({ detail }: WaterfallProps) {
  const { t } = useLanguage()
  const format = useFormat()
  const steps = waterfallOf(detail.contributions)
  const ends = steps.flatMap(({ from, to }) => [from, to])
  const low = Math.min(0, ...ends)
  const span = Math.max(0, ...ends) - low || 1
  const total = steps.at(-1)?.to ?? 0
  return (
    <figure className={classes.figure}>
      <table className={classes.table}>
        <caption className="sr-only">{t('lead.why', { score: detail.score })}</caption>
        <thead className="sr-only">
          <tr>
            <th>{t('waterfall.reason')}</th>
            <th>{t('waterfall.bar')}</th>
            <th>{t('waterfall.points')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Step key={step.column} step={step} low={low} span={span} />
          ))}
          <tr className={classes.total}>
            <td>{t('waterfall.sum')}</td>
            {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
            <td />
            <td dir="ltr" title={total.toFixed(4)}>
              {shownPoints(total)}
            </td>
          </tr>
        </tbody>
      </table>
      <figcaption className={classes.caption}>
        {t('waterfall.caption', { probability: format.percent(probabilityOf(total)), model: detail.model })}
      </figcaption>
    </figure>
  )
}

/** What a step is called that is no reason by itself. */
function nameOf({ column, small }: WaterfallStep, t: Translate): string | null {
  if (small !== undefined) return t('waterfall.small', { n: small })
  return column === 'base' ? t('waterfall.base') : null
}

type StepProps = { readonly step: WaterfallStep; readonly low: number; readonly span: number }

function Step({ step, low, span }: StepProps) {
  const { t, code } = useLanguage()
  const { label, value } = featureWords(step, code)
  const left = ((Math.min(step.from, step.to) - low) / span) * 100
  const width = (Math.abs(step.points) / span) * 100
  return (
    <tr>
      <td className={classes.label}>
        {nameOf(step, t) ?? label}
        {value ? (
          <>
            : <bdi>{value}</bdi>
          </>
        ) : null}
      </td>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td className={classes.track} dir="ltr">
        <svg aria-hidden="true" className={classes.svg} preserveAspectRatio="none" viewBox="0 0 100 10">
          <line x1={(-low / span) * 100} x2={(-low / span) * 100} y1="0" y2="10" className={classes.zero} />
          <rect
            x={left}
            width={Math.max(width, 0.4)}
            y="1.5"
            height="7"
            className={step.column === 'base' ? classes.base : step.points > 0 ? classes.plus : classes.minus}
          />
        </svg>
      </td>
      <td className={classes.points} dir="ltr" title={step.points.toFixed(4)}>
        {shownPoints(step.points)}
      </td>
    </tr>
  )
}
