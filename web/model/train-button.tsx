import { Button, Progress } from '@mantine/core'
import type { LearningScreen, TrainingView } from '../../src/http/contract/learning.ts'
import { isTraining, useTrain } from '../api/learning.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed } from '../ui/toast-store.ts'
import classes from './model.module.css'

const progressAt = { waiting: 6, reading: 20, fitting: 55, comparing: 85 } as const

/** Starts a training and tells how far it is; the screen may be left meanwhile. */
export function TrainButton({ learning }: { readonly learning: LearningScreen }) {
  const t = useT()
  const words = useProblemWords()
  const train = useTrain()
  const { role } = useSignedIn().user
  const running = learning.trainings.find(isTraining)
  const last = learning.trainings[0]
  const mayTrain = role === 'administrator' || role === 'manager'
  return (
    <div className={classes.training}>
      {running ? <Running training={running} /> : null}
      {!running && mayTrain ? (
        <Button
          size="sm"
          loading={train.isPending}
          disabled={learning.readiness.level === 'none'}
          onClick={() =>
            train.mutate(undefined, { onError: (error) => sayFailed(t('problem.not_saved'), words(error)) })
          }
        >
          {t('model.train')}
        </Button>
      ) : null}
      {!running && last ? <Last training={last} /> : null}
    </div>
  )
}

function Running({ training }: { readonly training: TrainingView }) {
  const t = useT()
  const stage = training.stage ?? 'waiting'
  return (
    <output className={classes.running}>
      <span>{t(`model.stage_${stage}`, { deals: training.deals ?? 0 })}</span>
      <Progress value={progressAt[stage]} size="sm" aria-label={t('model.progress')} />
      <span className={classes.dim}>{t('model.may_leave')}</span>
    </output>
  )
}

/** How the last training ended. */
function Last({ training }: { readonly training: TrainingView }) {
  const t = useT()
  const words = useProblemWords()
  const format = useFormat()
  const ended = training.ended_at ?? training.created_at
  return (
    <output className={classes.dim}>
      {training.status === 'failed'
        ? t('model.failed', { why: failure(training.message, t, words) })
        : t('model.trained', { when: format.exact(ended), reason: t(`model.because_${training.reason}`) })}
    </output>
  )
}

function failure(reason: string | null, t: ReturnType<typeof useT>, words: ReturnType<typeof useProblemWords>): string {
  if (reason === 'too_few_deals' || reason === 'one_outcome') return t(`model.failed_${reason}`)
  return words(null)
}
