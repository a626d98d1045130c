import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReviewCase } from '../../src/http/contract/review.ts'
import { useCodes } from '../api/review.ts'
import { useLanguage } from '../language/language-context.tsx'
import { FocusFirst } from '../ui/focus-first.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import { When } from '../ui/when.tsx'
import type { DeskProps } from './review-desk.tsx'
import classes from './review.module.css'

/** Asks the person for a code, and takes it from whoever has them on the phone. */
export function CodePanel({ lead, found }: DeskProps) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const { send, enter } = useCodes(lead.id)
  const [typed, setTyped] = useState('')
  const fail = (error: Error) => sayFailed(t('problem.not_saved'), words(error))
  const asked = ({ code_at }: ReviewCase) => sayKept(t(code_at ? 'review.code.later' : 'review.code.sent'))
  const taken = (answer: string) => {
    if (answer === 'right' || answer === 'passed_before') sayKept(t('review.code.right'))
    else sayFailed(t('review.code.not_taken'), t(answer === 'wrong' ? 'review.code.wrong' : 'review.code.over'))
    setTyped('')
  }
  return (
    <section className={classes.panel} aria-label={t('review.ask_code')} data-passing>
      <FocusFirst>
        {found.codes.length === 0 ? <p className={classes.dim}>{t('review.code.no_way')}</p> : null}
        <div className={classes.choices}>
          {found.codes.map((channel, index) => (
            <Button
              key={channel}
              size="xs"
              variant="default"
              loading={send.isPending}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              onClick={() => send.mutate(channel, { onSuccess: asked, onError: fail })}
            >
              {t(channel === 'email' ? 'review.code.by_email' : 'review.code.by_sms')}
            </Button>
          ))}
          {found.code_at ? (
            <output className={classes.dim}>
              {t('review.code.later')} <When at={found.code_at} />
            </output>
          ) : null}
          {found.code ? (
            <span className={classes.dim}>
              {t(found.code.passed_at ? 'review.code.right' : 'review.code.sent')}{' '}
              <When at={found.code.passed_at ?? found.code.sent_at} />
            </span>
          ) : null}
        </div>
        {found.code && !found.code.passed_at ? (
          <form
            className={classes.choices}
            onSubmit={(event) => {
              event.preventDefault()
              if (typed.trim()) enter.mutate(typed, { onSuccess: ({ answer }) => taken(answer), onError: fail })
            }}
          >
            <TextInput
              size="xs"
              dir="ltr"
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              label={t('review.code.on_phone')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" size="xs" loading={enter.isPending} disabled={!typed.trim()}>
              {t('review.code.take')}
            </Button>
          </form>
        ) : null}
      </FocusFirst>
    </section>
  )
}
