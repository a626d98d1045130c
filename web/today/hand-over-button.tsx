import { useHandOverLate } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import classes from './today.module.css'

/** Gives the late leads of a person to whoever is there, by the rules of routing. */
export function HandOverButton({ userId, name }: { readonly userId: string; readonly name: string }) {
  const t = useT()
  const words = useProblemWords()
  const handOver = useHandOverLate()
  const run = () =>
    handOver.mutate(userId, {
      onSuccess: ({ moved, stay }) => sayKept(t(stay > 0 ? 'today.handed_partly' : 'today.handed', { n: moved, stay })),
      onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
    })
  return (
    <button
      type="button"
      className={classes.handOver}
      disabled={handOver.isPending}
      aria-label={t('today.hand_over_of', { name })}
      onClick={run}
    >
      {t('today.hand_over')}
    </button>
  )
}
