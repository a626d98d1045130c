import { TextInput } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLanguage, useT } from '../../language/language-context.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { closeReasons } from '../close-reasons.ts'
import { useLeadAction } from '../use-lead-action.ts'
import { Choices } from './choices.tsx'
import { SnoozeChoices } from './snooze-tray.tsx'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'

const loadWon = () => import('./won-form.tsx')
const WonForm = lazy(async () => ({ default: (await loadWon()).WonForm }))

type Step = 'choose' | 'won' | 'lost' | 'disqualified' | 'later'

/** Two keys for a result: `r`, then what it was. Only what is needed is asked after. */
export function ResultTray({ lead, onClose }: TrayProps) {
  const [step, setStep] = useState<Step>('choose')
  // Fields for amounts are large: not before somebody is about to say a result.
  useEffect(() => void loadWon(), [])
  if (step === 'won')
    return (
      <Suspense fallback={null}>
        <WonForm lead={lead} onClose={onClose} />
      </Suspense>
    )
  if (step === 'lost' || step === 'disqualified') return <ReasonChoice lead={lead} kind={step} onClose={onClose} />
  if (step === 'later') return <Later lead={lead} onClose={onClose} />
  return <FirstChoice lead={lead} onClose={onClose} onStep={setStep} />
}

function FirstChoice({ lead, onClose, onStep }: TrayProps & { readonly onStep: (step: Step) => void }) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const noAnswer = () =>
    action.run(
      { path: 'call', body: { result: 'no_answer' } },
      { saved: 'saved.call', advance: true, onSaved: onClose },
    )
  return (
    <Choices
      disabled={action.pending}
      choices={[
        { id: 'won', hint: 'w', key: 'KeyW', label: t('result.won'), onChoose: () => onStep('won') },
        { id: 'lost', hint: 'l', key: 'KeyL', label: t('result.lost'), onChoose: () => onStep('lost') },
        { id: 'no_answer', hint: 'n', key: 'KeyN', label: t('result.no_answer'), onChoose: noAnswer },
        { id: 'later', hint: 't', key: 'KeyT', label: t('result.later'), onChoose: () => onStep('later') },
        {
          id: 'disqualified',
          hint: 'd',
          key: 'KeyD',
          label: t('result.disqualified'),
          onChoose: () => onStep('disqualified'),
        },
      ]}
    />
  )
}

type ReasonChoiceProps = TrayProps & { readonly kind: 'lost' | 'disqualified' }

function ReasonChoice({ lead, kind, onClose }: ReasonChoiceProps) {
  const { t, code } = useLanguage()
  const action = useLeadAction(lead.id)
  const [words, setWords] = useState('')
  const save = (reason: string) =>
    action.run(
      { path: 'outcome', body: { kind, reason } },
      { saved: kind === 'lost' ? 'saved.lost' : 'saved.disqualified', advance: true, onSaved: onClose },
    )
  return (
    <>
      <p className={classes.dim} style={{ margin: 0 }}>
        {t(`result.why_${kind}` satisfies MessageKey)}
      </p>
      <Choices
        disabled={action.pending}
        choices={closeReasons[kind].map((reason, index) => ({
          id: reason,
          hint: String(index + 1),
          key: `Digit${index + 1}`,
          label: code('outcome', `reason.${reason}`),
          onChoose: () => save(reason),
        }))}
      />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim()) save(words.trim())
        }}
      >
        <TextInput
          size="xs"
          label={t('result.other_reason')}
          dir="auto"
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </form>
    </>
  )
}

/** Reached, but not now: logged as a call back, and asleep until then. */
function Later({ lead, onClose }: TrayProps) {
  const action = useLeadAction(lead.id)
  return (
    <SnoozeChoices
      disabled={action.pending}
      onChoose={(until) =>
        action.run(
          { path: 'call', body: { result: 'call_back' } },
          {
            saved: 'saved.call',
            onSaved: () =>
              action.run(
                { path: 'snooze', body: { until } },
                { saved: 'saved.snoozed', advance: true, onSaved: onClose },
              ),
          },
        )
      }
    />
  )
}
