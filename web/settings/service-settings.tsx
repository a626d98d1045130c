import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormServiceInput, FormServiceSettings } from '../../src/http/contract/form-service.ts'
import { formServiceQuery, useEndFormService, useRenewServiceKey, useSetFormService } from '../api/form-service.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ServiceFields } from './service-fields.tsx'
import { googleScript, knownFields, type ServiceKind, serviceNames } from './service-howto.ts'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

/** The service that posts a form's answers from its own server: its address, how to connect it, what it tells of the visitor. */
export function FormServiceSettings({ formId }: { readonly formId: string }) {
  const t = useT()
  const { data: settings, error, refetch } = useQuery(formServiceQuery(formId))
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!settings) return <ScreenSkeleton />
  const { service } = settings
  return (
    <div className={classes.words}>
      <p className={classes.dim}>{t('forms.service_help')}</p>
      {service ? <Served formId={formId} settings={{ ...settings, service }} /> : <NotServed formId={formId} />}
    </div>
  )
}

function NotServed({ formId }: { readonly formId: string }) {
  const t = useT()
  const saved = useSaved()
  const change = useSetFormService(formId)
  const [kind, setKind] = useState<ServiceKind>('tilda')
  return (
    <div className={classes.inline}>
      <KindSelect kind={kind} onChange={setKind} />
      <Button loading={change.isPending} onClick={() => change.mutate({ kind, ...knownFields[kind] }, saved)}>
        {t('forms.service_on')}
      </Button>
    </div>
  )
}

type ServedProps = {
  readonly formId: string
  readonly settings: FormServiceSettings & { readonly service: FormServiceInput }
}

function Served({ formId, settings: { service, path, old_until } }: ServedProps) {
  const t = useT()
  const format = useFormat()
  const saved = useSaved()
  const change = useSetFormService(formId)
  const end = useEndFormService(formId)
  const renew = useRenewServiceKey(formId)
  const address = path && window.location.origin + path
  return (
    <>
      <KindSelect
        kind={service.kind}
        onChange={(kind) => change.mutate({ kind, ...knownFields[kind] }, saved)}
        disabled={change.isPending}
      />
      <section>
        <b>{t('forms.service_address')}</b>
        {address ? <CopyText label={t('forms.service_address')} text={address} /> : <p>{t('forms.service_sealed')}</p>}
        <p className={classes.dim}>{t('forms.service_secret')}</p>
        {old_until ? (
          <output className={classes.secret}>{t('forms.service_old', { time: format.clock(old_until) })}</output>
        ) : null}
      </section>
      <section>
        <b>{t('forms.service_how')}</b>
        <p>{t(`forms.how_${service.kind}`)}</p>
        {service.kind === 'google_forms' && address ? (
          <CopyText label={t('forms.service_how')} text={googleScript(address)} />
        ) : null}
      </section>
      <ServiceFields key={service.kind} formId={formId} service={service} />
      <div className={classes.options}>
        <Button size="xs" variant="default" loading={renew.isPending} onClick={() => renew.mutate(null, saved)}>
          {t('forms.service_renew')}
        </Button>
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(null, saved)}>
          {t('forms.service_off')}
        </Button>
      </div>
    </>
  )
}

type KindSelectProps = {
  readonly kind: ServiceKind
  readonly disabled?: boolean
  readonly onChange: (kind: ServiceKind) => void
}

function KindSelect({ kind, disabled = false, onChange }: KindSelectProps) {
  const t = useT()
  const named = Object.entries(serviceNames).map(([value, label]) => ({ value, label }))
  return (
    <Select
      label={t('forms.service')}
      data={[...named, { value: 'other', label: t('forms.service_other') }]}
      allowDeselect={false}
      value={kind}
      disabled={disabled}
      onChange={(value) => value && value !== kind && onChange(value as ServiceKind)}
    />
  )
}
