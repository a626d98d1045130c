import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSignedIn } from '../../api/session.ts'
import { useT } from '../../language/language-context.tsx'
import { fromLocal } from '../../language/zoned-time.ts'
import { useFormat, useNow } from '../../language/use-format.ts'
import { snoozeSpans, snoozeUntil } from '../snooze-times.ts'
import { useLeadAction } from '../use-lead-action.ts'
import { Choices } from './choices.tsx'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'

/** Puts the lead to sleep until it is time. */
export function SnoozeTray({ lead, onClose }: TrayProps) {
  const action = useLeadAction(lead.id)
  return (
    <SnoozeChoices
      disabled={action.pending}
      onChoose={(until) =>
        action.run({ path: 'snooze', body: { until } }, { saved: 'saved.snoozed', advance: true, onSaved: onClose })
      }
    />
  )
}

type SnoozeChoicesProps = { readonly disabled: boolean; readonly onChoose: (until: string) => void }

export function SnoozeChoices({ disabled, onChoose }: SnoozeChoicesProps) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const { workspace } = useSignedIn()
  const [own, setOwn] = useState('')
  const times = snoozeSpans.flatMap((span) => {
    const until = snoozeUntil(span, now, workspace.time_zone)
    return until ? [{ span, until }] : []
  })
  return (
    <>
      <Choices
        disabled={disabled}
        choices={times.map(({ span, until }, index) => ({
          id: span,
          hint: String(index + 1),
          key: `Digit${index + 1}`,
          label: (
            <>
              {t(`snooze.${span}`)} <span className={classes.dim}>{format.exact(until)}</span>
            </>
          ),
          onChoose: () => onChoose(until),
        }))}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = fromLocal(own, workspace.time_zone)
          if (chosen && Date.parse(chosen) > Date.now()) onChoose(chosen)
        }}
      >
        <TextInput
          size="xs"
          type="datetime-local"
          label={t('snooze.own')}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      </form>
    </>
  )
}
