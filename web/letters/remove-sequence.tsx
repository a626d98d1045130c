import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useRemoveSequence } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import { Icon } from '../ui/icon.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayKept } from '../ui/toast-store.ts'
import classes from './letters.module.css'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = { readonly sequence: SequenceView; readonly onRemoved: () => void }

/** Takes an own sequence away, asked first: the letters end for everybody who is in it. */
export function RemoveSequence({ sequence, onRemoved }: Props) {
  const t = useT()
  const words = useProblemWords()
  const nameOf = useSequenceName()
  const removing = useRemoveSequence()
  const [opened, { open, close }] = useDisclosure(false)
  const go = () =>
    removing.mutate(sequence.id, { onSuccess: () => (close(), sayKept(t('letters.removed')), onRemoved()) })
  return (
    <>
      <Button size="xs" variant="light" color="red" leftSection={<Icon name="trash" size={14} />} onClick={open}>
        {t('letters.remove_sequence')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={<Say id="letters.remove_title" values={{ name: <bdi>{nameOf(bodyOf(sequence))}</bdi> }} />}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <div className={classes.column}>
          <p style={{ margin: 0 }}>{t('letters.remove_running', { n: sequence.counts.running })}</p>
          {sequence.counts.running > 0 ? <p className={classes.dim}>{t('letters.remove_fate')}</p> : null}
          <p className={classes.dim}>{t('letters.remove_help')}</p>
          {removing.error ? (
            <p role="alert" className={classes.bad}>
              {words(removing.error)}
            </p>
          ) : null}
          <div className={classes.row}>
            <Button color="red" loading={removing.isPending} onClick={go}>
              {t('letters.remove_now')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('letters.keep')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
