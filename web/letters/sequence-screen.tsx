import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { sequencesQuery } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { bodyOf } from './sequence-body.ts'
import { SequenceEditor } from './sequence-editor.tsx'
import { useSequenceName } from './step-words.ts'

/** One sequence: its steps from top to bottom, each opened where it stands. */
export function SequenceScreen() {
  const { t, code } = useLanguage()
  const { sequenceId } = useParams({ from: '/letters/$sequenceId' })
  const nameOf = useSequenceName()
  const { data: sequences, error, refetch } = useQuery(sequencesQuery)
  const sequence = sequences?.find(({ id, removed }) => id === sequenceId && !removed)
  return (
    <Screen wide title={sequence ? nameOf(bodyOf(sequence)) : t('nav.letters')}>
      {error && !sequences ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!sequences && !error ? <ScreenSkeleton rows={9} /> : null}
      {sequences && !sequence ? <EmptyNote icon="mail" title={code('error', 'not_found')} /> : null}
      {sequence ? <SequenceEditor key={sequence.id} sequence={sequence} /> : null}
    </Screen>
  )
}
