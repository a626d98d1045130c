import type { Offers, PastCase } from '../../core/decide/past-case.ts'
import { codeTarget } from '../../core/verify/code/code-target.ts'
import type { Context } from '../context.ts'
import type { ProviderRecord } from '../ports/provider.ts'
import type { Tx } from '../ports/store.ts'
import { questionsOf, rungOf } from '../providers/ask-providers.ts'
import type { CodeChannel } from '../../core/verify/code/code-channel.ts'

/** What is set up in the workspace to buy with. */
export type Shop = {
  readonly services: readonly ProviderRecord[]
  readonly channels: readonly CodeChannel[]
  readonly country: string
}

const channelOf = { mail: 'email', sms: 'sms' } as const

/** The services and channels that are set up; null where there is nothing to buy with. */
export async function shopOf(tx: Tx): Promise<Shop | null> {
  const services = (await tx.providers.all()).filter(({ active, purpose }) => active && purpose !== 'reader')
  const kinds = (await tx.channels.all()).map(({ kind }) => kind as string)
  const channels = (['mail', 'sms'] as const).filter((kind) => kinds.includes(kind)).map((kind) => channelOf[kind])
  if (services.length + channels.length === 0) return null
  return { services, channels, country: (await tx.workspace.load()).country }
}

/** What could be bought for one past lead; nothing for imports, as in life. */
export function offersFor(ctx: Context, { services, channels, country }: Shop, { lead, isImport }: PastCase): Offers {
  if (isImport) return { rungs: [], codes: [] }
  const asked = services.length === 0 ? [] : questionsOf(ctx, lead, { answers: {}, country })
  const sold = new Set(services.map(({ purpose }) => purpose))
  return {
    rungs: asked.filter(({ purpose }) => sold.has(purpose)).map(({ purpose }) => rungOf(purpose, services)),
    codes: channels.filter((channel) => codeTarget(lead, channel, country) !== null),
  }
}
