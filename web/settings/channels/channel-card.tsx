import { Badge, Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { type ChannelKind, useRemoveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import { useProblemWords } from '../../ui/problem-note.tsx'
import classes from '../settings.module.css'
import { useSaved } from '../use-saved.ts'
import { ChannelTest } from './channel-test.tsx'

type Props = {
  readonly kind: ChannelKind
  readonly channel: Channel | null
  readonly children: ReactNode
  readonly saving: boolean
  readonly error: unknown
  onSave(): void
}

/** One channel: whether it is set up, its settings, a test, and taking it away. */
export function ChannelCard({ kind, channel, children, saving, error, onSave }: Props) {
  const t = useT()
  const words = useProblemWords()
  const saved = useSaved()
  const removal = useRemoveChannel(kind)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSave()
    const form = event.currentTarget
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <section className={classes.card} aria-label={t(`channels.${kind}`)}>
      <div className={classes.spread}>
        <h2 style={{ margin: 0, fontSize: '1rem' }}>{t(`channels.${kind}`)}</h2>
        <Badge variant="default">
          {t(channel ? (channel.readable ? 'channels.set' : 'channels.secret_again') : 'channels.unset')}
        </Badge>
      </div>
      <form className={classes.form} noValidate onSubmit={submit}>
        {children}
        {error ? (
          <p role="alert" style={{ margin: 0, color: 'var(--bad)' }}>
            {words(error)}
          </p>
        ) : null}
        <div className={classes.options}>
          <Button type="submit" loading={saving}>
            {t('channels.save')}
          </Button>
          {channel ? (
            <Button variant="default" loading={removal.isPending} onClick={() => removal.mutate(undefined, saved)}>
              {t('channels.remove')}
            </Button>
          ) : null}
        </div>
      </form>
      {channel ? <ChannelTest kind={kind} /> : null}
    </section>
  )
}
