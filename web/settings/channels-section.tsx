import { useQuery } from '@tanstack/react-query'
import { channelsQuery, serviceFormsQuery } from '../api/channels.ts'
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
  const channelsAsked = useQuery(channelsQuery)
  const formsAsked = useQuery(serviceFormsQuery)
  const { data: channels } = channelsAsked
  const { data: forms } = formsAsked
  const failed = [channelsAsked, formsAsked].find(({ error }) => error)
  if (failed) return <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />
  if (!channels || !forms) return <ScreenSkeleton />
  const find = (kind: string) => channels.find((one) => one.kind === kind) ?? null
  return (
    <>
      <p className={classes.dim}>{t('channels.help')}</p>
      <div className={classes.cards}>
        <MailChannel channel={find('mail')} schema={forms.mail} />
        <TelegramChannel channel={find('telegram')} schema={forms.telegram} />
        <WhatsappChannel channel={find('whatsapp')} schema={forms.whatsapp} />
        <SmsChannel channel={find('sms')} schemas={{ twilio: forms.sms_twilio, http: forms.sms_http }} />
      </div>
    </>
  )
}
