import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSignedIn } from '../../api/session.ts'
import { useT } from '../../language/language-context.tsx'
import { FocusFirst } from '../../ui/focus-first.tsx'
import { useLeadAction } from '../use-lead-action.ts'
import type { TrayProps } from './tray.tsx'
import classes from './tray.module.css'

/** A sale: for how much, where that is known. */
export function WonForm({ lead, onClose }: TrayProps) {
  const t = useT()
  const { workspace } = useSignedIn()
  const action = useLeadAction(lead.id)
  const [amount, setAmount] = useState<number | string>(lead.amount ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    action.run(
      { path: 'outcome', body: { kind: 'won', amount: typeof amount === 'number' ? amount : null } },
      { saved: 'saved.won', advance: true, onSaved: onClose },
    )
  }
  return (
    <FocusFirst>
      <form onSubmit={submit} className={classes.form}>
        <NumberInput
          data-autofocus
          label={t('result.amount', { currency: workspace.currency })}
          min={0}
          max={1e15}
          thousandSeparator=" "
          hideControls
          value={amount}
          onChange={setAmount}
        />
        <div className={classes.end}>
          <Button type="submit" loading={action.pending}>
            {t('result.save_won')}
          </Button>
        </div>
      </form>
    </FocusFirst>
  )
}
