import type { SmsSettings, Texter } from '../../app/ports/sms.ts'
import { makeGenericSms } from './generic-http.ts'
import { makeTwilio } from './twilio.ts'

/** The SMS service that the settings name. */
export const makeTexter = (settings: SmsSettings): Texter =>
  settings.provider === 'twilio' ? makeTwilio(settings) : makeGenericSms(settings)
