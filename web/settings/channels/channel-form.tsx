import type { ReactNode } from 'react'
import type { Channel } from '../../../src/http/contract/channels.ts'
import { type ChannelKind, useSaveChannel } from '../../api/channels.ts'
import { useT } from '../../language/language-context.tsx'
import type { Draft, FieldSchema } from '../form/field-schema.ts'
import { useFormWords } from '../form/form-words.ts'
import { SchemaFields } from '../form/schema-fields.tsx'
import { useSchemaForm } from '../form/use-schema-form.ts'
import { useSaved } from '../use-saved.ts'
import { ChannelCard } from './channel-card.tsx'

type Props = {
  readonly kind: ChannelKind
  readonly channel: Channel | null
  readonly schema: FieldSchema
  /** What is known of the settings; left out: what the channel has. */
  readonly known?: Draft
  /** Seldom changed: folded below the others. */
  readonly rest?: readonly string[]
  /** What follows from a choice. */
  readonly follows?: (name: string, value: unknown) => Draft
  readonly head?: ReactNode
  readonly tail?: ReactNode
}

/** The settings of a channel: the fields of the schema that the server checks them with. */
export function ChannelForm({ kind, channel, schema, known, rest = [], follows, head, tail }: Props) {
  const t = useT()
  const saved = useSaved()
  const save = useSaveChannel(kind)
  const words = useFormWords('channels', `${kind}.`)
  const form = useSchemaForm({ schema, known: known ?? channel?.config ?? {}, error: save.error })
  const names = Object.keys(schema.properties ?? {}).filter((name) => !rest.includes(name))
  const fields = {
    schema,
    words,
    draft: form.draft,
    faults: form.faults,
    kept: channel?.secrets ?? [],
    prose: ['from_name'],
    onChange: (name: string, value: unknown) =>
      form.setDraft((before) => ({ ...before, [name]: value, ...follows?.(name, value) })),
  }
  const onSave = () => {
    const settings = form.taken()
    if (settings) save.mutate(settings, { ...saved, onSuccess: () => (form.forgetSecrets(), saved.onSuccess()) })
  }
  return (
    <ChannelCard
      kind={kind}
      channel={channel}
      saving={save.isPending}
      error={form.isSaidAtFields ? null : save.error}
      onSave={onSave}
    >
      {head}
      <SchemaFields {...fields} names={names} />
      {rest.length > 0 ? (
        <details open={rest.some((name) => form.faults[name])}>
          <summary>{t('services.more')}</summary>
          <SchemaFields {...fields} names={rest} />
        </details>
      ) : null}
      {tail}
    </ChannelCard>
  )
}
