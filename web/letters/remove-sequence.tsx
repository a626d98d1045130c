import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useRemoveSequence } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import { Icon } from '../ui/icon.tsx'
import { sayKept } from '../ui/toast-store.ts'
import { EndDialog } from './end-dialog.tsx'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = { readonly sequence: SequenceView; readonly onRemoved: () => void }

/** Takes an own sequence away, asked first: those in it may finish, or it ends for them. */
export function RemoveSequence({ sequence, onRemoved }: Props) {
  const t = useT()
  const nameOf = useSequenceName()
  const removing = useRemoveSequence()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button size="xs" variant="light" color="red" leftSection={<Icon name="trash" size={14} />} onClick={open}>
        {t('letters.remove_sequence')}
      </Button>
      <EndDialog
        opened={opened}
        onClose={close}
        title={<Say id="letters.remove_title" values={{ name: <bdi>{nameOf(bodyOf(sequence))}</bdi> }} />}
        count={sequence.counts.running}
        help={t('letters.remove_help')}
        confirm={t('letters.remove_now')}
        change={removing}
        onConfirm={(running) =>
          removing.mutate(
            { id: sequence.id, running },
            { onSuccess: () => (close(), sayKept(t('letters.removed')), onRemoved()) },
          )
        }
      />
    </>
  )
}
