import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { leadQuery } from '../api/leads.ts'
import { isProblem } from '../api/problem.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useDesk } from '../list/desk-context.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './lead.module.css'
import { LeadView } from './lead-view.tsx'

/** The lead that the address names: its ghost while it loads, the fault if it does not, else the lead. */
export function LeadPane() {
  const { leadId = '' } = useParams({ strict: false })
  const { data: lead, error, refetch } = useQuery(leadQuery(leadId))
  if (lead) return <LeadView key={lead.id} lead={lead} />
  if (isProblem(error) && error.status === 404) return <NoSuchLead />
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  return <LeadSkeleton />
}

function NoSuchLead() {
  const { t } = useLanguage()
  const { back } = useDesk()
  return (
    <EmptyNote icon="search" title={t('lead.not_found')}>
      <Button variant="default" onClick={back}>
        {t('lead.back')}
      </Button>
    </EmptyNote>
  )
}

function LeadSkeleton() {
  const { t } = useLanguage()
  return (
    <output className={classes.ghost} aria-label={t('loading')}>
      <Skeleton height={26} width="55%" />
      <Skeleton height={14} width="75%" />
      <Skeleton height={130} mt={14} />
      <Skeleton height={60} mt={8} />
      <Skeleton height={200} mt={8} />
    </output>
  )
}
