import { Progress } from '@mantine/core'
import type { ReviewQueue } from '../../src/http/contract/review.ts'
import { useT } from '../language/language-context.tsx'
import classes from './review.module.css'

/** How far the day's reviewing has come. */
export function ReviewProgress({ queue, later }: { readonly queue: ReviewQueue; readonly later: number }) {
  const t = useT()
  const all = queue.done_today + queue.left
  return (
    <div className={classes.progress} aria-live="polite">
      <span>{t('review.progress', { done: queue.done_today, left: queue.left })}</span>
      {later > 0 ? <span className={classes.dim}>{t('review.put_aside', { n: later })}</span> : null}
      <Progress
        value={all === 0 ? 100 : (100 * queue.done_today) / all}
        size="sm"
        w={120}
        aria-label={t('review.progress', { done: queue.done_today, left: queue.left })}
      />
    </div>
  )
}
