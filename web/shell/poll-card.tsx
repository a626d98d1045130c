import '../theme/lazy-styles.ts'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAnswerPoll } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { sayKept } from '../ui/toast-store.ts'
import classes from './poll-card.module.css'

/** One question a month: how much the scores help. Answered in one click, or not now. */
export function PollCard({ month }: { readonly month: string }) {
  const t = useT()
  const send = useAnswerPoll()
  const [answer, setAnswer] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const finish = (value: number | null) =>
    send.mutate(
      { month, answer: value, note: note.trim() || null },
      { onSuccess: () => value !== null && sayKept(t('poll.thanks')) },
    )
  return (
    <section className={classes.card} aria-label={t('poll.title')}>
      <b>{t('poll.question')}</b>
      <fieldset className={classes.scale} aria-label={t('poll.question')}>
        <span>{t('poll.least')}</span>
        {[1, 2, 3, 4, 5].map((value) => (
          <Button
            key={value}
            size="compact-xs"
            variant={answer === value ? 'filled' : 'default'}
            aria-pressed={answer === value}
            onClick={() => setAnswer(value)}
          >
            {value}
          </Button>
        ))}
        <span>{t('poll.most')}</span>
      </fieldset>
      <CloseButton size="sm" aria-label={t('poll.not_now')} title={t('poll.not_now')} onClick={() => finish(null)} />
      {answer === null ? null : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            finish(answer)
          }}
        >
          <TextInput
            size="xs"
            dir="auto"
            label={t('poll.note')}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" loading={send.isPending}>
            {t('poll.send')}
          </Button>
        </form>
      )}
    </section>
  )
}
