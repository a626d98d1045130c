import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { replayQuery } from '../../api/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import classes from './sections.module.css'

/** Runs the decision again on what was stored, and says whether it comes out the same. */
export function ReplayCheck({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  const { data, error, refetch } = useQuery(replayQuery(lead.id))
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={120} mt={10} />
  return (
    <>
      <p className={classes.words}>{t(data.agrees ? 'replay.agrees' : 'replay.differs')}</p>
      <ul className={classes.list}>
        {data.stages.map((stage) => (
          <li key={stage.stage} className={classes.finding} data-outcome={stage.agrees ? 'pass' : 'fail'}>
            <Icon name={stage.agrees ? 'check' : 'cross'} size={15} />
            <span>{code('stage', stage.stage)}</span>
            <span className={classes.evidence}>{stage.note}</span>
            {stage.agrees ? null : <Difference stored={stage.stored} replayed={stage.replayed} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Difference({ stored, replayed }: { readonly stored: unknown; readonly replayed: unknown }) {
  const { t } = useLanguage()
  return (
    <div style={{ gridColumn: '1 / -1', display: 'grid', gap: 6 }} dir="ltr">
      <span className={classes.dim}>{t('replay.stored')}</span>
      <pre className={classes.json}>{JSON.stringify(stored, null, 2)}</pre>
      <span className={classes.dim}>{t('replay.replayed')}</span>
      <pre className={classes.json}>{JSON.stringify(replayed, null, 2)}</pre>
    </div>
  )
}
