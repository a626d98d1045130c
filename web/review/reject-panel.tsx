import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../language/language-context.tsx'
import type { MessageKey } from '../language/messages.ts'
import { useLeadAction } from '../lead/use-lead-action.ts'
import { FocusFirst } from '../ui/focus-first.tsx'
import type { DeskProps } from './review-desk.tsx'
import { savedAs } from './saved-as.ts'
import classes from './review.module.css'

const common: readonly MessageKey[] = [
  'review.why.program',
  'review.why.joke',
  'review.why.unreachable',
  'review.why.spam',
]

/** Why the lead is turned away: one of the common reasons, or words of one's own. */
export function RejectPanel({ lead, found, onClose }: DeskProps & { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [words, setWords] = useState('')
  const action = useLeadAction(lead.id)
  const reject = (reason: string) =>
    action.run(
      { path: 'verdict', body: { verdict: 'rejected', reason } },
      {
        saved: savedAs(found, 'rejected'),
        advance: true,
        onSaved: onClose,
      },
    )
  return (
    <section className={classes.panel} aria-label={t('review.reject')} data-passing>
      <FocusFirst>
        <div className={classes.choices}>
          {common.map((key, index) => (
            <Button
              key={key}
              size="xs"
              variant="default"
              disabled={action.pending}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              onClick={() => reject(t(key))}
            >
              {t(key)}
            </Button>
          ))}
        </div>
        <form
          className={classes.choices}
          onSubmit={(event) => {
            event.preventDefault()
            if (words.trim()) reject(words.trim())
          }}
        >
          <TextInput
            size="xs"
            flex={1}
            dir="auto"
            maxLength={1000}
            label={t('review.why.own')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" loading={action.pending} disabled={!words.trim()}>
            {t('review.reject')}
          </Button>
        </form>
      </FocusFirst>
    </section>
  )
}
