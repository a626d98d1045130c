import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../conditions/condition-words.ts'
import { MoveTools } from '../ui/move-tools.tsx'
import { Doubts } from './doubts.tsx'
import { Finishing } from './finishing.tsx'
import classes from './letters.module.css'
import { PowerSwitch } from './power-switch.tsx'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = {
  /** All of them, and which one it is. */
  readonly sequences: readonly SequenceView[]
  readonly index: number
  readonly onMove: (to: number) => void
}

const figures = ['running', 'sent', 'waiting', 'opened', 'clicked', 'replied', 'left'] as const

/** A sequence in the list: for whom it is, whether it is on, and what became of it. */
export function SequenceCard({ sequences, index, onMove }: Props) {
  const { t, code } = useLanguage()
  const nameOf = useSequenceName()
  const sequence = sequences[index]!
  const body = bodyOf(sequence)
  const name = nameOf(body)
  const letters = body.steps.filter(({ kind }) => kind === 'letter').length
  const days = Math.round(body.steps.reduce((sum, step) => sum + (step.kind === 'wait' ? step.days : 0), 0))
  return (
    <section className={classes.card} aria-label={name}>
      <div className={classes.spread}>
        <h2 className={classes.heading}>
          <bdi>{name}</bdi>
        </h2>
        <div className={classes.spread}>
          <PowerSwitch sequence={sequence} />
          <Button
            size="xs"
            variant="default"
            aria-label={t('letters.edit_named', { name })}
            renderRoot={(props) => <Link to="/letters/$sequenceId" params={{ sequenceId: sequence.id }} {...props} />}
          >
            {t('letters.edit')}
          </Button>
          <MoveTools
            index={index}
            count={sequences.length}
            labels={{ up: t('letters.earlier', { name }), down: t('letters.later', { name }) }}
            onMove={onMove}
          />
        </div>
      </div>
      <p className={classes.dim}>
        {t('letters.for_whom', { condition: conditionWords(body.entry, { t, code }) })} ·{' '}
        {days > 0 ? t('letters.length', { letters, days }) : t('letters.letters_count', { n: letters })}
      </p>
      <Finishing sequence={sequence} />
      <Doubts doubts={sequence.doubts} sequences={sequences} />
      {figures.some((figure) => sequence.counts[figure] > 0) ? (
        <dl className={classes.figures}>
          {figures.map((figure) => (
            <div key={figure}>
              <dt className={classes.dim}>{t(`letters.${figure}`)}</dt>
              <dd>{sequence.counts[figure]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={classes.dim}>{t('letters.nobody_yet')}</p>
      )}
    </section>
  )
}
