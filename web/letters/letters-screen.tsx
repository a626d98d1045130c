import '../theme/lazy-styles.ts'
import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { sequencesQuery, useChangeSequence } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from '../settings/settings.module.css'
import { useSaved } from '../settings/use-saved.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { LetterEditor } from './letter-editor.tsx'
import { LetterSettings } from './letter-settings.tsx'
import { type SequenceBody, StepSentences } from './step-sentences.tsx'

/** Letters to leads that are not called: the sequences, their steps in sentences, their texts. */
export function LettersScreen() {
  const { t } = useLanguage()
  const { data: sequences, error, refetch } = useQuery(sequencesQuery)
  return (
    <Screen title={t('nav.letters')}>
      <p className={classes.dim}>{t('letters.help')}</p>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!sequences && !error ? <ScreenSkeleton /> : null}
      {sequences ? (
        <>
          <LetterSettings />
          <div className={classes.cards}>
            {sequences.map((sequence) => (
              <SequenceCard key={sequence.id} sequence={sequence} />
            ))}
          </div>
        </>
      ) : null}
    </Screen>
  )
}

function SequenceCard({ sequence }: { readonly sequence: SequenceView }) {
  const { t, code } = useLanguage()
  const saved = useSaved()
  const change = useChangeSequence()
  const [open, setOpen] = useState<string | null>(null)
  const body = sequence.body as unknown as SequenceBody
  const { running, left, sent, waiting, opened, clicked, replied } = sequence.counts
  return (
    <section className={classes.card} aria-label={code('sequence', sequence.id)}>
      <div className={classes.spread}>
        <h2 style={{ margin: 0, fontSize: '1rem' }}>{code('sequence', sequence.id)}</h2>
        <Switch
          size="sm"
          label={t('letters.on')}
          checked={sequence.active}
          onChange={() => change.mutate({ id: sequence.id, active: !sequence.active }, saved)}
        />
      </div>
      <dl className={classes.options} style={{ margin: 0 }}>
        {(
          [
            ['running', running],
            ['sent', sent],
            ['waiting', waiting],
            ['opened', opened],
            ['clicked', clicked],
            ['replied', replied],
            ['left', left],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <dt className={classes.dim}>{t(`letters.${name}`)}</dt>
            <dd style={{ margin: 0 }}>{count}</dd>
          </div>
        ))}
      </dl>
      <StepSentences body={body} open={open} onOpen={(letter) => setOpen(open === letter ? null : letter)} />
      {open ? <LetterEditor key={open} sequence={sequence} letter={open} /> : null}
    </section>
  )
}
