import '../theme/lazy-styles.ts'
import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { sequencesQuery, useOrderSequences } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { sayFailed } from '../ui/toast-store.ts'
import { RemovedSequences } from './finishing.tsx'
import { LetterSettings } from './letter-settings.tsx'
import classes from './letters.module.css'
import { NewSequence } from './new-sequence.tsx'
import { SequenceCard } from './sequence-card.tsx'

/** Letters to leads that are not called: the sequences, for whom each is and what became of it. */
export function LettersScreen() {
  const t = useT()
  const { data: sequences, error, refetch } = useQuery(sequencesQuery)
  return (
    <Screen
      title={t('nav.letters')}
      lead={t('letters.help')}
      actions={sequences ? <NewSequence sequences={sequences.filter(({ removed }) => !removed)} /> : null}
    >
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!sequences && !error ? <ScreenSkeleton /> : null}
      {sequences ? (
        <div className={classes.column}>
          <SequenceList sequences={sequences} />
          <LetterSettings />
        </div>
      ) : null}
    </Screen>
  )
}

/** In the order in which they are tried, which buttons change. */
function SequenceList({ sequences: all }: { readonly sequences: readonly SequenceView[] }) {
  const sequences = all.filter(({ removed }) => !removed)
  const t = useT()
  const words = useProblemWords()
  const order = useOrderSequences()
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const before = sequences.map(({ id }) => id)
    const after = before.toSpliced(from, 1).toSpliced(to, 0, before[from]!)
    order.mutate({ from: before, to: after }, { onError: (fault) => sayFailed(t('problem.not_saved'), words(fault)) })
    setSaid(t('letters.moved', { place: to + 1 }))
  }
  return (
    <>
      <p className={classes.dim}>{t('letters.order_help')}</p>
      <ol className={classes.cards}>
        {sequences.map((sequence, index) => (
          <li key={sequence.id}>
            <SequenceCard sequences={sequences} index={index} onMove={(to) => move(index, to)} />
          </li>
        ))}
      </ol>
      <RemovedSequences sequences={all.filter(({ removed }) => removed)} />
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  )
}
