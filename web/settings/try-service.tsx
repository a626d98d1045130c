import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Provider, ProviderSaid } from '../../src/http/contract/providers.ts'
import { post } from '../api/request.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import classes from './settings.module.css'

const asked = {
  phone_live: { key: 'phone', example: '+77011234567' },
  email_verifier: { key: 'email', example: 'name@company.kz' },
  company: { key: 'domain', example: 'company.kz' },
  reader: { key: 'text', example: '' },
} as const

/** Asks the service once, with a value of one's own, and says in words what it answered. */
export function TryService({ service }: { readonly service: Provider }) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const [value, setValue] = useState('')
  const { key, example } = asked[service.purpose]
  const ask = useMutation({
    mutationFn: () => post<ProviderSaid>(`/api/providers/${service.id}/test`, { [key]: value.trim() }),
  })
  return (
    <div className={classes.card}>
      <div className={classes.inline} style={{ marginBottom: 0 }}>
        <TextInput
          label={t('services.try_value')}
          dir={key === 'text' ? 'auto' : 'ltr'}
          placeholder={example}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button variant="default" loading={ask.isPending} disabled={!value.trim()} onClick={() => ask.mutate()}>
          {t('services.try')}
        </Button>
      </div>
      <output aria-live="polite">
        {ask.error ? <span className={classes.fault}>{words(ask.error)}</span> : null}
        {ask.data ? <Said said={ask.data} purpose={service.purpose} /> : null}
      </output>
      <p className={classes.dim}>{t('services.try_help')}</p>
    </div>
  )
}

function Said({ said, purpose }: { readonly said: ProviderSaid; readonly purpose: Provider['purpose'] }) {
  const { t, code } = useLanguage()
  if (!said.known) return `${t('finding_outcome.unknown')}: ${code('services', `reason_${said.reason ?? ''}`)}`
  if (said.verdict) return t(`services.said_${said.verdict}`)
  return (
    <dl className={classes.said}>
      {Object.entries(said.values).map(([name, value]) => (
        <div key={name}>
          <dt className={classes.dim}>
            {purpose === 'reader' ? code('signal', name) : code('services', `fields.${name}`)}
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
