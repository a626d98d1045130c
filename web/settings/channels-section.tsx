import { useQuery } from '@tanstack/react-query'
import { channelsQuery } from '../api/channels.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { MailChannel } from './channels/mail-channel.tsx'
import { SmsChannel } from './channels/sms-channel.tsx'
import { TelegramChannel } from './channels/telegram-channel.tsx'
import { WhatsappChannel } from './channels/whatsapp-channel.tsx'
import classes from './settings.module.css'

/** By what services the company sends letters and notices. */
export function ChannelsSection() {
  const t = useT()
  const { data: channels, error, refetch } = useQuery(channelsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!channels) return <ScreenSkeleton />
  const find = (kind: string) => channels.find((one) => one.kind === kind) ?? null
  return (
    <>
      <p className={classes.dim}>{t('channels.help')}</p>
      <div className={classes.cards}>
        <MailChannel channel={find('mail')} />
        <TelegramChannel channel={find('telegram')} />
        <WhatsappChannel channel={find('whatsapp')} />
        <SmsChannel channel={find('sms')} />
      </div>
    </>
  )
}
