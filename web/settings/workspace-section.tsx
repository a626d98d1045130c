import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSignedIn } from '../api/session.ts'
import { useChangeWorkspace, useRemoveDemo } from '../api/workspace.ts'
import { countries, countryName } from '../language/countries.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const zones = Intl.supportedValuesOf('timeZone')
const currencies = Intl.supportedValuesOf('currency')

/** The workspace: its name, the place whose clock and money it goes by, and the sample data in it. */
export function WorkspaceSection() {
  const { workspace } = useSignedIn()
  return (
    <>
      <PlaceForm />
      {workspace.has_sample_data ? <SampleData /> : null}
    </>
  )
}

function SampleData() {
  const { t } = useLanguage()
  const saved = useSaved()
  const removal = useRemoveDemo()
  return (
    <section className={classes.block}>
      <h2>{t('workspace.sample_title')}</h2>
      <p className={classes.dim}>{t('workspace.sample_help')}</p>
      <Button color="red" variant="light" loading={removal.isPending} onClick={() => removal.mutate(undefined, saved)}>
        {t('workspace.sample_remove')}
      </Button>
    </section>
  )
}

function PlaceForm() {
  const { t, locale } = useLanguage()
  const fieldWords = useFieldWords()
  const { workspace } = useSignedIn()
  const change = useChangeWorkspace()
  const saved = useSaved()
  const [name, setName] = useState(workspace.name)
  const [country, setCountry] = useState(workspace.country)
  const [currency, setCurrency] = useState(workspace.currency)
  const [timeZone, setTimeZone] = useState(workspace.time_zone)
  const errors = fieldWords(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ name: name.trim(), country, currency, time_zone: timeZone }, saved)
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={t('workspace.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name}
      />
      <Select
        label={t('workspace.country')}
        searchable
        allowDeselect={false}
        data={[...new Set([workspace.country, ...countries])].map((value) => ({
          value,
          label: countryName(value, locale),
        }))}
        value={country}
        onChange={(value) => value && setCountry(value)}
        error={errors.country}
      />
      <Select
        label={t('workspace.currency')}
        searchable
        allowDeselect={false}
        limit={60}
        data={[...new Set([workspace.currency, ...currencies])]}
        value={currency}
        onChange={(value) => value && setCurrency(value)}
        error={errors.currency}
      />
      <Select
        label={t('workspace.time_zone')}
        searchable
        allowDeselect={false}
        limit={60}
        data={[...new Set([workspace.time_zone, ...zones])]}
        value={timeZone}
        onChange={(value) => value && setTimeZone(value)}
        error={errors.time_zone}
      />
      <div>
        <Button type="submit" loading={change.isPending} disabled={!name.trim()}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
