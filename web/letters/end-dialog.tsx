import { Button, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Running } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import classes from './letters.module.css'

type Props = {
  readonly title: ReactNode
  /** How many leads are in the sequence. */
  readonly count: number
  readonly confirm: string
  readonly help: string
  readonly change: { readonly isPending: boolean; readonly error: unknown }
  readonly opened: boolean
  readonly onClose: () => void
  readonly onConfirm: (running: Running) => void
}

/** Asks before a sequence takes nobody new: may those in it finish, or does it stop for them? */
export function EndDialog({ opened, onClose, title, ...form }: Props) {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened ? <EndForm {...form} onClose={onClose} /> : null}
    </Modal>
  )
}

function EndForm({ count, confirm, help, change, onClose, onConfirm }: Omit<Props, 'opened' | 'title'>) {
  const t = useT()
  const words = useProblemWords()
  const [running, setRunning] = useState<Running>('finish')
  return (
    <div className={classes.column}>
      {count === 0 ? (
        <p style={{ margin: 0 }}>{t('letters.running_nobody')}</p>
      ) : (
        <Radio.Group
          label={t('letters.running_asked', { n: count })}
          value={running}
          onChange={(value) => setRunning(value as Running)}
        >
          <Radio mt={8} value="finish" label={t('letters.finish')} description={t('letters.finish_help')} />
          <Radio mt={8} value="stop" label={t('letters.stop')} description={t('letters.stop_help')} />
        </Radio.Group>
      )}
      <p className={classes.dim}>{help}</p>
      {change.error ? (
        <p role="alert" className={classes.bad}>
          {words(change.error)}
        </p>
      ) : null}
      <div className={classes.row}>
        <Button color="red" loading={change.isPending} onClick={() => onConfirm(running)}>
          {confirm}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('letters.keep')}
        </Button>
      </div>
    </div>
  )
}
