import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { SendResult } from '../ports/sending.ts'
import { mailerOf, texterOf } from './open-channel.ts'

type Input = { readonly kind: 'mail' | 'sms'; readonly to: string }

const words = 'This is a test from Assay: the channel works.'

/** Sends a test to an address at once, and says what the service answered. */
export async function testChannel(ctx: Context, { kind, to }: Input): Promise<SendResult> {
  requireRight(ctx.actor, 'manageWorkspace')
  const id = ctx.newId()
  if (kind === 'mail') {
    const mailer = (await mailerOf(ctx)) ?? unset()
    return mailer.send({ id, to, subject: 'Assay: test', text: words, html: null, headers: {} })
  }
  const texter = (await texterOf(ctx)) ?? unset()
  return texter.send({ id, to, text: words })
}

function unset(): never {
  throw new AppError('conflict', 'channel_unset', 'this channel is not set up, or its secrets must be typed again')
}
