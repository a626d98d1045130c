import type { ChannelKind } from '../ports/channel-store.ts'

/** What of a channel's settings is secret, and the fields that say where a secret is sent: when one changes, the secret is asked for again. */
type Secrecy = { readonly secret: readonly string[]; readonly anchors: readonly string[] }

export const secrecy: Readonly<Record<ChannelKind, Secrecy>> = {
  mail: { secret: ['password'], anchors: ['host', 'port', 'security', 'verifyCertificate', 'user'] },
  push: { secret: ['privateKey'], anchors: ['publicKey'] },
  whatsapp: { secret: ['token', 'appSecret'], anchors: ['apiRoot', 'phoneNumberId'] },
  telegram: { secret: ['token'], anchors: ['apiRoot'] },
  sms: {
    secret: ['authToken', 'secret'],
    anchors: ['provider', 'apiRoot', 'accountSid', 'url', 'format', 'fields', 'authorization'],
  },
}

type Fields = Readonly<Record<string, unknown>>

/** The settings apart: what may be shown and what may not. */
export function splitSecrets(
  kind: ChannelKind,
  settings: Fields,
): { readonly config: Fields; readonly secrets: Fields } {
  const { secret } = secrecy[kind]
  const entries = Object.entries(settings)
  return {
    config: Object.fromEntries(entries.filter(([name]) => !secret.includes(name))),
    secrets: Object.fromEntries(entries.filter(([name, value]) => secret.includes(name) && value !== null)),
  }
}

/** Whether stored secrets would go where they went before. */
export function sameDestination(kind: ChannelKind, before: Fields, after: Fields): boolean {
  const told = (fields: Fields) => JSON.stringify(secrecy[kind].anchors.map((name) => fields[name] ?? null))
  return told(before) === told(after)
}
