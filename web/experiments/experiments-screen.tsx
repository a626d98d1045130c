import '../theme/lazy-styles.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ExperimentDocument } from '../../src/http/contract/experiments.ts'
import { experimentsQuery } from '../api/experiments.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import classes from './experiments.module.css'
import { runsExperiments } from './may-run.ts'
import { TreatmentWords } from './treatment-words.tsx'

const rank = { running: 0, draft: 1, stopped: 2 } as const

/** What was tried, what is being tried, and what could be. */
export function ExperimentsScreen() {
  const t = useT()
  const { role } = useSignedIn().user
  const { data: experiments, error, refetch } = useQuery(experimentsQuery)
  return (
    <Screen
      title={t('nav.experiments')}
      lead={t('experiment.lead')}
      actions={
        runsExperiments(role) ? (
          <Button
            size="sm"
            leftSection={<Icon name="plus" />}
            renderRoot={(props) => <Link to="/experiments/new" {...props} />}
          >
            {t('experiment.new')}
          </Button>
        ) : null
      }
    >
      {error && !experiments ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!experiments && !error ? <ScreenSkeleton rows={5} /> : null}
      {experiments?.length === 0 ? (
        <EmptyNote icon="experiment" title={t('experiment.none')}>
          {t('experiment.none_help')}
        </EmptyNote>
      ) : null}
      {experiments && experiments.length > 0 ? (
        <ul className={classes.list}>
          {experiments
            .toSorted((a, b) => rank[a.status] - rank[b.status])
            .map((experiment) => (
              <Row key={experiment.id} experiment={experiment} />
            ))}
        </ul>
      ) : null}
    </Screen>
  )
}

function Row({ experiment }: { readonly experiment: ExperimentDocument }) {
  const t = useT()
  const format = useFormat()
  const { id, question, status, metric } = experiment
  return (
    <li className={classes.row}>
      <Link to="/experiments/$experimentId" params={{ experimentId: id }} className={classes.question}>
        <bdi>{question}</bdi>
      </Link>
      <span className={classes.status} data-status={status}>
        {t(`experiment.status_${status}`)}
      </span>
      <span className={classes.dim}>
        <TreatmentWords treatment={experiment.treatment} /> · {t(`experiment.metric_${metric}`)} ·{' '}
        {format.exact(experiment.stopped_at ?? experiment.started_at ?? experiment.created_at)}
      </span>
    </li>
  )
}
