import { Button, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useErasePerson } from '../api/privacy.ts'
import { useT } from '../language/language-context.tsx'
import { sayKept } from '../ui/toast-store.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import classes from './privacy.module.css'

/** Erasing cannot be taken back: it is asked for twice, with the reason that the audit log keeps. */
export function ErasePerson({ leads, onErased }: { readonly leads: readonly string[]; readonly onErased: () => void }) {
  const t = useT()
  const words = useProblemWords()
  const erase = useErasePerson()
  const [opened, { open, close }] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erase.mutate(
      { leads, reason: reason.trim() },
      {
        onSuccess: ({ erased }) => {
          close()
          sayKept(t('privacy.erased', { n: erased }))
          onErased()
        },
      },
    )
  }
  return (
    <>
      <Button color="red" variant="light" onClick={open}>
        {t('privacy.erase')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('privacy.erase_title', { n: leads.length })}>
        <form onSubmit={submit} className={classes.form}>
          <p style={{ margin: 0 }}>{t('privacy.erase_help')}</p>
          <TextInput
            label={t('privacy.reason')}
            data-autofocus
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={erase.error ? words(erase.error) : null}
          />
          <Button type="submit" color="red" loading={erase.isPending} disabled={!reason.trim()}>
            {t('privacy.erase_now')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
