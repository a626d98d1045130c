import type { Mailer, MailSettings } from './mail.ts'
import type { PushSender } from './push.ts'
import type { SmsSettings, Texter } from './sms.ts'
import type { Telegram } from './telegram.ts'
import type { WebhookSender } from './webhook.ts'
import type { Whatsapp } from './whatsapp.ts'

/** The services, each opened with the settings of a workspace. */
export type Senders = {
  mail(settings: MailSettings): Mailer
  sms(settings: SmsSettings): Texter
  readonly telegram: Telegram
  readonly whatsapp: Whatsapp
  readonly push: PushSender
  readonly webhook: WebhookSender
}
