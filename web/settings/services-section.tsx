import { Button, JsonInput, NumberInput, PasswordInput, Select, Switch, Table, TextInput } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Provider, ProviderInput } from '../../src/http/contract/providers.ts'
import { get, post, put, remove } from '../api/request.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import { CompanyLists } from './company-lists.tsx'
import classes from './settings.module.css'
import { exampleConfigs } from './service-examples.ts'

type Items = { readonly items: readonly Provider[] }
const servicesQuery = queryOptions({ queryKey: ['providers'], queryFn: () => get<Items>('/api/providers') })
const purposes = ['phone_live', 'email_verifier', 'company', 'reader'] as const
type Purpose = (typeof purposes)[number]

/** Outside services that may be asked where an answer can change the decision: in their order, with what they cost. */
export function ServicesSection() {
  const t = useT()
  const [edited, setEdited] = useState<Provider | 'new' | null>(null)
  const { data, error, refetch } = useQuery(servicesQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!data) return <ScreenSkeleton />
  return (
    <>
      <p className={classes.dim}>{t('services.help')}</p>
      {data.items.length === 0 ? (
        <EmptyNote icon="list" title={t('services.empty')} />
      ) : (
        <ServiceTable items={data.items} onEdit={setEdited} />
      )}
      {edited === null ? (
        <Button size="xs" onClick={() => setEdited('new')}>
          {t('services.add')}
        </Button>
      ) : (
        <ServiceForm
          key={edited === 'new' ? 'new' : edited.id}
          service={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      <CompanyLists />
    </>
  )
}

type TableProps = { readonly items: readonly Provider[]; readonly onEdit: (service: Provider) => void }

function ServiceTable({ items, onEdit }: TableProps) {
  const t = useT()
  const format = useFormat()
  return (
    <ScrollRegion label={t('settings.services')} phone="stack">
      <Table>
        <HeadRow names={[t('services.name'), t('services.purpose'), t('services.month')]} deeds={t('services.edit')} />
        <Table.Tbody>
          {items.map((service) => (
            <Table.Tr key={service.id}>
              <Table.Td>
                <bdi>{service.name}</bdi>{' '}
                {service.active ? null : <span className={classes.dim}>{t('services.off')}</span>}
              </Table.Td>
              <Table.Td data-label={t('services.purpose')}>{t(`services.purpose.${service.purpose}`)}</Table.Td>
              <Table.Td data-label={t('services.month')}>
                {t('services.spent', {
                  asked: service.spent.asked,
                  known: service.spent.known,
                  cost: format.money(service.spent.cost),
                })}
              </Table.Td>
              <Table.Td>
                <Button size="compact-xs" variant="default" onClick={() => onEdit(service)}>
                  {t('services.edit')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

type FormProps = { readonly service: Provider | null; readonly onClose: () => void }

function ServiceForm({ service, onClose }: FormProps) {
  const t = useT()
  const words = useProblemWords()
  const client = useQueryClient()
  const [purpose, setPurpose] = useState<Purpose>(service?.purpose ?? 'email_verifier')
  const [name, setName] = useState(service?.name ?? '')
  const [position, setPosition] = useState(service?.position ?? 0)
  const [secret, setSecret] = useState('')
  const [active, setActive] = useState(service?.active ?? true)
  const [config, setConfig] = useState(JSON.stringify(service?.config ?? exampleConfigs[purpose], null, 2))
  const refresh = () => client.invalidateQueries({ queryKey: ['providers'] })
  const save = useMutation({
    mutationFn: (input: ProviderInput) =>
      service ? put<Items>(`/api/providers/${service.id}`, input) : post<Items>('/api/providers', input),
    onSuccess: async () => {
      sayKept(t('saved.settings'))
      await refresh()
      onClose()
    },
    onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
  })
  const drop = useMutation({
    mutationFn: () => remove(`/api/providers/${service?.id}`),
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parse(config)
    if (!parsed) return sayFailed(t('problem.not_saved'), t('services.config_broken'))
    save.mutate({ purpose, name, position, active, config: parsed, ...(secret ? { secret } : {}) })
  }
  const choose = (value: string | null) => {
    const next = purposes.find((one) => one === value) ?? purpose
    if (!service && parse(config) && config === JSON.stringify(exampleConfigs[purpose], null, 2))
      setConfig(JSON.stringify(exampleConfigs[next], null, 2))
    setPurpose(next)
  }
  return (
    <form onSubmit={submit}>
      <div className={classes.inline}>
        <TextInput
          label={t('services.name')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('services.purpose')}
          data={purposes.map((value) => ({ value, label: t(`services.purpose.${value}`) }))}
          value={purpose}
          onChange={choose}
          allowDeselect={false}
        />
        <NumberInput
          label={t('services.position')}
          w={110}
          min={0}
          max={1000}
          value={position}
          onChange={(value) => setPosition(Number(value) || 0)}
        />
        <PasswordInput
          label={t('services.secret')}
          w={220}
          dir="ltr"
          autoComplete="off"
          placeholder={service?.has_secret ? t('services.secret_kept') : ''}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      </div>
      <JsonInput
        label={t('services.config')}
        description={t('services.config_help')}
        dir="ltr"
        autosize
        minRows={8}
        maxRows={24}
        validationError={t('services.config_broken')}
        value={config}
        onChange={setConfig}
      />
      <Switch
        mt="sm"
        label={t('services.active')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      {service ? <TryService service={service} /> : null}
      <div className={classes.inline}>
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('services.close')}
        </Button>
        {service ? (
          <Button size="xs" variant="default" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t('services.remove')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

type Said = {
  readonly known: boolean
  readonly reason: string | null
  readonly verdict: string | null
  readonly values: Readonly<Record<string, string | number>>
}
const keyOf = { phone_live: 'phone', email_verifier: 'email', company: 'domain', reader: 'text' } as const

/** Asks the service once, with a value of one's own. */
function TryService({ service }: { readonly service: Provider }) {
  const t = useT()
  const words = useProblemWords()
  const [value, setValue] = useState('')
  const ask = useMutation({
    mutationFn: () => post<Said>(`/api/providers/${service.id}/test`, { [keyOf[service.purpose]]: value }),
    onError: (error) => sayFailed(t('services.try'), words(error)),
  })
  const said = ask.data
  return (
    <div className={classes.inline}>
      <TextInput
        label={t('services.try_value')}
        dir={service.purpose === 'reader' ? 'auto' : 'ltr'}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" loading={ask.isPending} disabled={!value.trim()} onClick={() => ask.mutate()}>
        {t('services.try')}
      </Button>
      <output className={classes.dim}>
        {said ? (
          <bdi dir="auto">
            {said.known
              ? (said.verdict ?? JSON.stringify(said.values))
              : `${t('finding_outcome.unknown')}: ${said.reason ?? ''}`}
          </bdi>
        ) : null}
      </output>
    </div>
  )
}

function parse(text: string): ProviderInput['config'] | null {
  try {
    return JSON.parse(text) as ProviderInput['config']
  } catch {
    return null
  }
}
