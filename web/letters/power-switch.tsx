import { Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { useChangeSequence } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { Say } from '../language/say.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { EndDialog } from './end-dialog.tsx'
import { bodyOf } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

/** On or off, at once; switched off while leads are in it, it asks what becomes of them. */
export function PowerSwitch({ sequence }: { readonly sequence: SequenceView }) {
  const t = useT()
  const saved = useSaved()
  const nameOf = useSequenceName()
  const change = useChangeSequence()
  const [opened, { open, close }] = useDisclosure(false)
  const { id, active, counts } = sequence
  const toggle = () => (active && counts.running > 0 ? open() : change.mutate({ id, active: !active }, saved))
  return (
    <>
      <Switch size="sm" label={t('letters.on')} checked={active} onChange={toggle} />
      <EndDialog
        opened={opened}
        onClose={() => (close(), change.reset())}
        title={<Say id="letters.off_title" values={{ name: <bdi>{nameOf(bodyOf(sequence))}</bdi> }} />}
        count={counts.running}
        help={t('letters.off_help')}
        confirm={t('letters.off_now')}
        change={change}
        onConfirm={(running) =>
          change.mutate({ id, active: false, running }, { onSuccess: () => (close(), saved.onSuccess()) })
        }
      />
    </>
  )
}
