import { Button, NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Provider, ProviderInput } from '../../src/http/contract/providers.ts'
import { serviceFormsQuery } from '../api/channels.ts'
import { post, put, remove } from '../api/request.ts'
import { useLanguage } from '../language/language-context.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import type { Draft, FieldSchema } from './form/field-schema.ts'
import { useFormWords } from './form/form-words.ts'
import { SchemaFields } from './form/schema-fields.tsx'
import { useSchemaForm } from './form/use-schema-form.ts'
import { configOf, otherService, presetAt, presetsFor } from './service-presets.ts'
import classes from './settings.module.css'
import { TryService } from './try-service.tsx'
import { useSaved } from './use-saved.ts'

type Items = { readonly items: readonly Provider[] }
const purposes = ['email_verifier', 'phone_live', 'company', 'reader'] as const
type Purpose = Provider['purpose']

type Props = {
  /** Null for a new one. */
  readonly service: Provider | null
  readonly onSaved: (items: readonly Provider[]) => void
  readonly onClose: () => void
}

/** An outside service: which one, its key, and, where it is not a known one, how it is asked. */
export function ServiceForm({ service, onSaved, onClose }: Props) {
  const { t } = useLanguage()
  const [purpose, setPurpose] = useState<Purpose>(service?.purpose ?? 'email_verifier')
  const start = service ? presetAt(purpose, service.config.url) : presetsFor(purpose)[0]!.id
  const [preset, setPreset] = useState(start)
  const { data: forms, error, refetch } = useQuery(serviceFormsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!forms) return <ScreenSkeleton rows={4} />
  const choose = (next: Purpose) => (setPurpose(next), setPreset(presetsFor(next)[0]!.id))
  return (
    <section className={classes.card} aria-label={service?.name ?? t('services.add')}>
      <div className={classes.inline} style={{ marginBottom: 0 }}>
        <Select
          label={t('services.purpose')}
          data={purposes.map((value) => ({ value, label: t(`services.purpose.${value}`) }))}
          value={purpose}
          disabled={service !== null}
          allowDeselect={false}
          onChange={(value) => value && choose(value as Purpose)}
        />
        <Select
          label={t('services.service')}
          data={[
            ...presetsFor(purpose).map(({ id, name }) => ({ value: id, label: name })),
            { value: otherService, label: t('services.other') },
          ]}
          value={preset}
          allowDeselect={false}
          onChange={(value) => value && setPreset(value)}
        />
      </div>
      <Filled
        key={`${purpose} ${preset}`}
        service={service}
        purpose={purpose}
        preset={preset}
        schema={forms[purpose]}
        known={service && preset === start ? service.config : configOf(purpose, preset)}
        onSaved={onSaved}
        onClose={onClose}
      />
    </section>
  )
}

type FilledProps = Props & {
  readonly purpose: Purpose
  readonly preset: string
  readonly schema: FieldSchema
  readonly known: Draft
}

function Filled({ service, purpose, preset, schema, known, onSaved, onClose }: FilledProps) {
  const { t, code } = useLanguage()
  const problem = useProblemWords()
  const client = useQueryClient()
  const saved = useSaved()
  const presetName = presetsFor(purpose).find(({ id }) => id === preset)?.name ?? ''
  const [name, setName] = useState(service?.name ?? presetName)
  const [position, setPosition] = useState(service?.position ?? 0)
  const [secret, setSecret] = useState('')
  const [active, setActive] = useState(service?.active ?? true)
  const refresh = () => client.invalidateQueries({ queryKey: ['providers'] })
  const save = useMutation({
    mutationFn: (input: ProviderInput) =>
      service ? put<Items>(`/api/providers/${service.id}`, input) : post<Items>('/api/providers', input),
    onSuccess: async ({ items }) => {
      saved.onSuccess()
      setSecret('')
      await refresh()
      onSaved(items)
    },
  })
  const drop = useMutation({
    mutationFn: () => remove(`/api/providers/${service?.id}`),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  const form = useSchemaForm({ schema, known, error: save.error, within: 'config.' })
  const outer = useFieldWords()(save.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const box = event.currentTarget
    const config = form.taken() as ProviderInput['config'] | null
    if (config && name.trim())
      save.mutate({ purpose, name: name.trim(), position, active, config, ...(secret ? { secret } : {}) })
    requestAnimationFrame(() => box.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <TextInput
        label={t('services.name')}
        required
        maxLength={100}
        value={name}
        error={outer['name'] ?? (form.tried && !name.trim() ? code('fault', 'too_short') : null)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('services.secret')}
        description={code('services', `where_${preset}`)}
        dir="ltr"
        autoComplete="new-password"
        placeholder={service?.has_secret ? t('services.secret_kept') : ''}
        value={secret}
        error={outer['secret'] ?? null}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <Asked {...{ purpose, schema, form }} isKnown={preset !== otherService && preset !== 'reacher'} />
      <NumberInput
        label={t('services.position')}
        min={0}
        max={1000}
        value={position}
        onChange={(value) => setPosition(Number(value) || 0)}
      />
      <Switch
        label={t('services.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {save.error && !form.isSaidAtFields && !outer['secret'] && !outer['name'] ? (
        <p role="alert" className={classes.fault}>
          {problem(save.error)}
        </p>
      ) : null}
      <div className={classes.options}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('services.close')}
        </Button>
        {service ? (
          <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate(undefined, saved)}>
            {t('services.remove')}
          </Button>
        ) : null}
      </div>
      {service ? <TryService service={service} /> : null}
    </form>
  )
}

type AskedProps = {
  readonly purpose: Purpose
  readonly schema: FieldSchema
  readonly form: ReturnType<typeof useSchemaForm>
  /** One of the known services: how it is asked need not be seen. */
  readonly isKnown: boolean
}

const seldom = ['timeout_ms', 'valid_days']

/** What it costs, and how it is asked. */
function Asked({ purpose, schema, form, isKnown }: AskedProps) {
  const { t } = useLanguage()
  const plain = useFormWords('services', '')
  const own = useFormWords('services', `${purpose}.`)
  const words = {
    ...plain,
    label: (path: string) => own.known(path) ?? plain.label(path),
    help: (path: string) => own.help(path) ?? plain.help(path),
  }
  const fields = { schema, words, draft: form.draft, faults: form.faults, kept: [], onChange: form.change }
  const names = Object.keys(schema.properties ?? {}).filter((name) => name !== 'cost' && !seldom.includes(name))
  const open = purpose === 'reader' ? ['body'] : []
  const isFaulty = Object.keys(form.faults).length > 0
  return (
    <>
      {isKnown ? (
        <>
          <SchemaFields {...fields} names={open} />
          <details open={isFaulty}>
            <summary>{t('services.how')}</summary>
            <div className={classes.form}>
              <p className={classes.dim}>{t('services.how_help')}</p>
              <SchemaFields {...fields} names={[...names.filter((name) => !open.includes(name)), ...seldom]} />
            </div>
          </details>
        </>
      ) : (
        <>
          <SchemaFields {...fields} names={names} />
          <details open={seldom.some((name) => form.faults[name])}>
            <summary>{t('services.more')}</summary>
            <div className={classes.form}>
              <SchemaFields {...fields} names={seldom} />
            </div>
          </details>
        </>
      )}
      <SchemaFields {...fields} names={['cost']} />
    </>
  )
}
