import { Button } from '@mantine/core'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useChangeSequence, useRemoveSequence } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import classes from './letters.module.css'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

/** How many are still on their way through a sequence that takes nobody new, and a way to end it for them. */
export function Finishing({ sequence }: { readonly sequence: SequenceView }) {
  const t = useT()
  const saved = useSaved()
  const nameOf = useSequenceName()
  const change = useChangeSequence()
  const removing = useRemoveSequence()
  const { id, finishing, removed, counts } = sequence
  if (!finishing || counts.running === 0) return null
  const stop = () =>
    removed
      ? removing.mutate({ id, running: 'stop' }, saved)
      : change.mutate({ id, active: false, running: 'stop' }, saved)
  return (
    <div className={classes.spread}>
      <p className={classes.dim}>{t('letters.finishing', { n: counts.running })}</p>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('letters.stop_named', { name: nameOf(bodyOf(sequence)) })}
        loading={change.isPending || removing.isPending}
        onClick={stop}
      >
        {t('letters.stop')}
      </Button>
    </div>
  )
}

/** Sequences that were removed and go with the last lead in them. */
export function RemovedSequences({ sequences }: { readonly sequences: readonly SequenceView[] }) {
  const t = useT()
  const nameOf = useSequenceName()
  if (sequences.length === 0) return null
  return (
    <section className={classes.block} aria-label={t('letters.removed_finishing')}>
      <h2 className={classes.heading}>{t('letters.removed_finishing')}</h2>
      {sequences.map((sequence) => (
        <div key={sequence.id} className={classes.card}>
          <bdi>{nameOf(bodyOf(sequence))}</bdi>
          <Finishing sequence={sequence} />
        </div>
      ))}
    </section>
  )
}
