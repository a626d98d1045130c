import '../theme/lazy-styles.ts'
import { Button, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { sequencesQuery, useChangeSequence } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import { conditionWords } from '../policy/condition-words.ts'
import { useSaved } from '../settings/use-saved.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { LetterSettings } from './letter-settings.tsx'
import classes from './letters.module.css'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

/** Letters to leads that are not called: the sequences, for whom each is and what became of it. */
export function LettersScreen() {
  const { t } = useLanguage()
  const { data: sequences, error, refetch } = useQuery(sequencesQuery)
  return (
    <Screen title={t('nav.letters')} lead={t('letters.help')}>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!sequences && !error ? <ScreenSkeleton /> : null}
      {sequences ? (
        <div className={classes.cards}>
          {sequences.map((sequence) => (
            <SequenceCard key={sequence.id} sequence={sequence} />
          ))}
          <LetterSettings />
        </div>
      ) : null}
    </Screen>
  )
}

const figures = ['running', 'sent', 'waiting', 'opened', 'clicked', 'replied', 'left'] as const

function SequenceCard({ sequence }: { readonly sequence: SequenceView }) {
  const { t, code } = useLanguage()
  const saved = useSaved()
  const change = useChangeSequence()
  const nameOf = useSequenceName()
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
          <Switch
            size="sm"
            label={t('letters.on')}
            checked={sequence.active}
            onChange={() => change.mutate({ id: sequence.id, active: !sequence.active }, saved)}
          />
          <Button
            size="xs"
            variant="default"
            aria-label={t('letters.edit_named', { name })}
            renderRoot={(props) => <Link to="/letters/$sequenceId" params={{ sequenceId: sequence.id }} {...props} />}
          >
            {t('letters.edit')}
          </Button>
        </div>
      </div>
      <p className={classes.dim}>
        {t('letters.for_whom', { condition: conditionWords(body.entry, { t, code }) })} ·{' '}
        {days > 0 ? t('letters.length', { letters, days }) : t('letters.letters_count', { n: letters })}
      </p>
      <dl className={classes.figures}>
        {figures.map((figure) => (
          <div key={figure}>
            <dt className={classes.dim}>{t(`letters.${figure}`)}</dt>
            <dd>{sequence.counts[figure]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
