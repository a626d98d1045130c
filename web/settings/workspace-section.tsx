import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { fieldErrors } from '../api/problem.ts'
import { useSignedIn } from '../api/session.ts'
import { useChangeWorkspace } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const countries = ['KZ', 'RU', 'IL', 'UZ', 'KG', 'BY', 'AM', 'AZ', 'GE', 'TR', 'AE', 'DE', 'GB', 'US'] as const
const zones = Intl.supportedValuesOf('timeZone')
const currencies = Intl.supportedValuesOf('currency')

/** The name of a country in the screen's language; browsers without Kazakh names show Russian ones. */
const countryName = (country: string, locale: string): string =>
  new Intl.DisplayNames([locale === 'kk' ? 'ru' : locale, 'en'], { type: 'region' }).of(country) ?? country

/** The workspace: its name, and the place whose clock and money it goes by. */
export function WorkspaceSection() {
  const { t, locale } = useLanguage()
  const { workspace } = useSignedIn()
  const change = useChangeWorkspace()
  const saved = useSaved()
  const [name, setName] = useState(workspace.name)
  const [country, setCountry] = useState(workspace.country)
  const [currency, setCurrency] = useState(workspace.currency)
  const [timeZone, setTimeZone] = useState(workspace.time_zone)
  const errors = fieldErrors(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ name: name.trim(), country, currency, time_zone: timeZone }, saved)
  }
  const known = [...new Set([workspace.country, ...countries])]
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
        data={known.map((value) => ({ value, label: countryName(value, locale) }))}
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
