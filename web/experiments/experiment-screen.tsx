import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ExperimentPage } from '../../src/http/contract/experiments.ts'
import { experimentQuery } from '../api/experiments.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { Answer } from './answer.tsx'
import { Course } from './course.tsx'
import { Deeds } from './deeds.tsx'
import classes from './experiments.module.css'
import { Guardrails } from './guardrails.tsx'
import { Recompute } from './recompute.tsx'
import { Segments } from './segments.tsx'
import { TreatmentWords } from './treatment-words.tsx'

/** One experiment: the question, the answer with its interval, and everything to recompute it. */
export function ExperimentScreen() {
  const t = useT()
  const { experimentId } = useParams({ from: '/experiments/$experimentId' })
  const { data: page, error, refetch } = useQuery(experimentQuery(experimentId))
  return (
    <Screen
      title={page?.experiment.question ?? t('nav.experiments')}
      back={<Link to="/experiments">{t('nav.experiments')}</Link>}
      lead={page ? <About page={page} /> : ' '}
      actions={page ? <Deeds experiment={page.experiment} /> : null}
    >
      {error && !page ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!page && !error ? <ScreenSkeleton rows={8} /> : null}
      {page ? (
        <>
          <Answer page={page} />
          <Warnings page={page} />
          <Course page={page} />
          {page.experiment.started_at ? (
            <>
              <Guardrails guardrails={page.guardrails} />
              <Segments page={page} />
              <Recompute page={page} />
            </>
          ) : null}
        </>
      ) : null}
    </Screen>
  )
}

/** What B does, what is measured, since when. */
function About({ page: { experiment } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const { status, metric, share_b: share, started_at: started, stopped_at: stopped } = experiment
  return (
    <>
      <span className={classes.status} data-status={status}>
        {t(`experiment.status_${status}`)}
      </span>{' '}
      <TreatmentWords treatment={experiment.treatment} /> ·{' '}
      {t('experiment.share_of_leads', { share: format.percent(share) })} · {t(`experiment.metric_${metric}`)}
      {started ? ` · ${t('experiment.since', { when: format.exact(started) })}` : null}
      {stopped ? ` · ${t('experiment.until', { when: format.exact(stopped) })}` : null}
    </>
  )
}

const warningCodes = [
  'split_broken',
  'too_few_to_tell',
  'open_leads_left_out',
  'open_leads_uneven',
  'arms_split_by_rep',
  'analysed_by_rep',
  'few_reps',
  'leads_without_rep',
] as const

/** What must be known to read the result. */
function Warnings({ page: { result } }: { readonly page: ExperimentPage }) {
  const t = useT()
  const format = useFormat()
  const warnings = result.warnings.flatMap(({ code, count }) => {
    const known = warningCodes.find((each) => each === code)
    return known ? [{ code: known, count }] : []
  })
  if (warnings.length === 0) return null
  return (
    <ul className={classes.warnings}>
      {warnings.map(({ code, count }) => (
        <li key={code} data-bad={code === 'split_broken' || undefined}>
          {t(`experiment.warning_${code}`, { count: format.number(count ?? 0) })}
        </li>
      ))}
    </ul>
  )
}
