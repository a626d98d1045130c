import '../theme/lazy-styles.ts'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { leadQuery } from '../api/leads.ts'
import { reviewCaseQuery, reviewQueueQuery } from '../api/review.ts'
import { useT } from '../language/language-context.tsx'
import { DeskContext } from '../list/desk-context.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { ReviewProgress } from './review-progress.tsx'

/** One doubtful lead at a time, the earliest deadline first. */
export function ReviewScreen() {
  const t = useT()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [later, setLater] = useState<readonly string[]>([])
  const queue = useQuery(reviewQueueQuery(later))
  const id = queue.data?.next ?? null
  const advance = () => void client.invalidateQueries({ queryKey: ['review'] })
  const desk = useMemo(
    () => ({ advance, back: () => void navigate({ to: '/leads/$view', params: { view: 'review' } }) }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [client, navigate],
  )
  const putAside = (lead: string) => setLater((known) => [...known.filter((one) => one !== lead), lead].slice(-100))
  return (
    <DeskContext value={desk}>
      <Screen
        title={t('review.title')}
        wide
        back={
          <Link to="/leads/$view" params={{ view: 'review' }}>
            {t('view.review')}
          </Link>
        }
        actions={queue.data ? <ReviewProgress queue={queue.data} later={later.length} /> : null}
      >
        {queue.error ? <ProblemNote error={queue.error} onRetry={() => void queue.refetch()} /> : null}
        {queue.isPending ? <ScreenSkeleton /> : null}
        {id ? <Case key={id} id={id} onLater={() => putAside(id)} /> : null}
        {queue.data && !id ? (
          <EmptyNote icon="review" title={t(emptyWords(queue.data.left, later.length))}>
            {later.length > 0 ? (
              <Button size="xs" variant="default" onClick={() => setLater([])}>
                {t('review.take_later')}
              </Button>
            ) : null}
          </EmptyNote>
        ) : null}
      </Screen>
    </DeskContext>
  )
}

/** What is left was put aside, or waits for a second person after one's own word. */
const emptyWords = (left: number, later: number) =>
  later > 0 ? 'review.only_later' : left > 0 ? 'review.only_others' : 'review.empty'

function Case({ id, onLater }: { readonly id: string; readonly onLater: () => void }) {
  const lead = useQuery(leadQuery(id))
  const found = useQuery(reviewCaseQuery(id))
  const error = lead.error ?? found.error
  if (error) return <ProblemNote error={error} onRetry={() => void Promise.all([lead.refetch(), found.refetch()])} />
  if (!lead.data || !found.data) return <ScreenSkeleton />
  return <ReviewDesk lead={lead.data} found={found.data} onLater={onLater} />
}
