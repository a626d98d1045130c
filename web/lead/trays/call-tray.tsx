import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../language/language-context.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useLeadAction } from '../use-lead-action.ts'
import { Choices } from './choices.tsx'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'

const results = [
  ['reached', '1', 'call.reached'],
  ['no_answer', '2', 'call.no_answer'],
  ['busy', '3', 'call.busy'],
  ['call_back', '4', 'call.call_back'],
  ['wrong_number', '5', 'call.wrong_number'],
] as const satisfies readonly (readonly [string, string, MessageKey])[]

/** What came of the call or the message; the first record stops the response clock. */
export function CallTray({ lead, onClose }: TrayProps) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const [note, setNote] = useState('')
  return (
    <>
      {lead.phone ? (
        <p className={classes.dim} style={{ margin: 0 }}>
          <bdi dir="ltr">{lead.phone_e164 ?? lead.phone}</bdi>
        </p>
      ) : null}
      <p className={classes.opening} dir="auto" lang={lead.opening.language}>
        {lead.opening.text}
      </p>
      <Choices
        disabled={action.pending}
        choices={results.map(([result, key, label]) => ({
          id: result,
          hint: key,
          key: `Digit${key}`,
          label: t(label),
          onChoose: () =>
            action.run(
              { path: 'call', body: { result, ...(note.trim() ? { note: note.trim() } : {}) } },
              { saved: 'saved.call', onSaved: onClose },
            ),
        }))}
      />
      <Textarea
        size="xs"
        autosize
        minRows={1}
        label={t('call.note')}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </>
  )
}
