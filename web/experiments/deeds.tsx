import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ExperimentDocument } from '../../src/http/contract/experiments.ts'
import { useExperimentDeed } from '../api/experiments.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { runsExperiments } from './may-run.ts'
import classes from './experiments.module.css'

/** Start or stop, asked twice: leads are decided otherwise from that moment on. */
export function Deeds({ experiment }: { readonly experiment: ExperimentDocument }) {
  const t = useT()
  const saved = useSaved()
  const { role } = useSignedIn().user
  const [asked, setAsked] = useState(false)
  const change = useExperimentDeed(experiment.id)
  if (experiment.status === 'stopped' || !runsExperiments(role)) return null
  const deed = experiment.status === 'draft' ? 'start' : 'stop'
  if (!asked)
    return (
      <Button size="sm" variant={deed === 'start' ? 'filled' : 'default'} onClick={() => setAsked(true)}>
        {t(`experiment.${deed}`)}
      </Button>
    )
  return (
    <div className={classes.confirm}>
      <span>{t(`experiment.${deed}_sure`)}</span>
      <div className={classes.buttons}>
        <Button
          size="xs"
          data-autofocus
          loading={change.isPending}
          onClick={() =>
            change.mutate(deed, { onSuccess: () => (saved.onSuccess(), setAsked(false)), onError: saved.onError })
          }
        >
          {t(`experiment.${deed}_now`)}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked(false)}>
          {t('model.cancel')}
        </Button>
      </div>
    </div>
  )
}
