import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import classes from './letters.module.css'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = {
  readonly doubts: SequenceView['doubts']
  readonly sequences: readonly SequenceView[]
}

/** What is odd about for whom a sequence is; the others by their names. */
export function Doubts({ doubts, sequences }: Props) {
  const t = useT()
  const nameOf = useSequenceName()
  return doubts.map(({ code, by }) => {
    const taker = sequences.find(({ id }) => id === by)
    return (
      <p key={`${code} ${by}`} className={classes.doubt}>
        {code === 'entry_taken' && taker ? (
          <Say id="letters.entry_taken" values={{ name: <bdi>{nameOf(bodyOf(taker))}</bdi> }} />
        ) : (
          t('letters.entry_never')
        )}
      </p>
    )
  })
}
