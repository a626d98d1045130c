import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { type ChannelKind, useTestChannel } from '../../api/channels.ts'
import { useSignedIn } from '../../api/session.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useProblemWords } from '../../ui/problem-note.tsx'
import classes from '../settings.module.css'

/** Sends a test at once and says what the service answered. */
export function ChannelTest({ kind }: { readonly kind: ChannelKind }) {
  const { t, code } = useLanguage()
  const words = useProblemWords()
  const { user } = useSignedIn()
  const test = useTestChannel(kind)
  const [to, setTo] = useState(kind === 'mail' && user.email.includes('.') ? user.email : '')
  // A bot may write only to people who have begun to talk to it.
  const isToOneself = kind === 'telegram'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    test.mutate(to.trim())
  }
  const said = test.data
  return (
    <form className={classes.inline} onSubmit={submit} style={{ marginBottom: 0 }}>
      {isToOneself ? (
        <p className={classes.dim}>{t('channels.test_to_me')}</p>
      ) : (
        <TextInput
          size="xs"
          dir="ltr"
          label={t(kind === 'mail' ? 'channels.test_to_mail' : 'channels.test_to_phone')}
          placeholder={kind === 'mail' ? 'name@example.com' : '+77011234567'}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      )}
      <Button
        size="xs"
        variant="default"
        type="submit"
        loading={test.isPending}
        disabled={!isToOneself && to.trim().length < 3}
      >
        {t('channels.test')}
      </Button>
      <output aria-live="polite" className={classes.dim}>
        {test.error ? words(test.error) : null}
        {said ? `${code('send', said.kind)}${said.reason ? `: ${code('send_reason', said.reason)}` : ''}` : null}
      </output>
    </form>
  )
}
