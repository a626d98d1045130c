import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Form } from '../../src/http/contract/workspace.ts'
import { formsQuery, useChangeForm } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ConnectForm } from './connect-form.tsx'
import { FormCode } from './form-code.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const FormWidgetSettings = lazy(async () => ({ default: (await import('./widget-settings.tsx')).FormWidgetSettings }))
const FormServiceSettings = lazy(async () => ({
  default: (await import('./service-settings.tsx')).FormServiceSettings,
}))

/** The forms that may post leads, each with its snippet. */
export function FormsSection() {
  const t = useT()
  const { data: forms, error, refetch } = useQuery(formsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!forms) return <ScreenSkeleton />
  return (
    <>
      <p className={classes.dim}>{t('forms.help')}</p>
      <ConnectForm />
      <div className={classes.cards}>
        {forms.map((form) => (
          <FormCard key={form.id} form={form} />
        ))}
      </div>
    </>
  )
}

function FormCard({ form }: { readonly form: Form }) {
  const t = useT()
  const fieldWords = useFieldWords()
  const saved = useSaved()
  const change = useChangeForm()
  const [opened, { toggle }] = useDisclosure(false)
  const [shaped, { toggle: toggleShape }] = useDisclosure(false)
  const [served, { toggle: toggleService }] = useDisclosure(false)
  const [redirect, setRedirect] = useState(form.redirect_url ?? '')
  const saveRedirect = () => {
    const url = redirect.trim() || null
    if (url !== form.redirect_url) change.mutate({ id: form.id, redirect_url: url }, saved)
  }
  const saveOrigins = (typed: string) => {
    const origins = typed.split(/\s+/).filter(Boolean)
    if (origins.join() !== form.allowed_origins.join()) change.mutate({ id: form.id, allowed_origins: origins }, saved)
  }
  return (
    <section className={classes.card}>
      <div className={classes.spread}>
        <div>
          <b>
            <bdi>{form.name}</bdi>
          </b>
          <div className={classes.dim}>
            <bdi dir="ltr">/v1/forms/{form.slug}</bdi> · {t('forms.leads', { n: form.lead_count })}
          </div>
        </div>
        <Switch
          size="sm"
          label={t('forms.active')}
          checked={form.active}
          onChange={() => change.mutate({ id: form.id, active: !form.active }, saved)}
        />
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={opened}>
          {t('forms.show_code')}
        </Button>
        <Button size="xs" variant="default" onClick={toggleShape} aria-expanded={shaped}>
          {t('forms.show_widget')}
        </Button>
        <Button size="xs" variant="default" onClick={toggleService} aria-expanded={served}>
          {t('forms.show_service')}
        </Button>
      </div>
      {opened ? (
        <>
          <TextInput
            size="xs"
            dir="ltr"
            label={t('forms.redirect')}
            placeholder="https://"
            value={redirect}
            onChange={(event) => setRedirect(event.currentTarget.value)}
            onBlur={saveRedirect}
            error={fieldWords(change.error).redirect_url}
          />
          <Textarea
            size="xs"
            dir="ltr"
            rows={2}
            label={t('forms.origins')}
            placeholder="https://"
            defaultValue={form.allowed_origins.join('\n')}
            onBlur={(event) => saveOrigins(event.currentTarget.value)}
            error={fieldWords(change.error)['allowed_origins.0']}
          />
          <FormCode form={form} />
        </>
      ) : null}
      {shaped ? (
        <Suspense fallback={<ScreenSkeleton />}>
          <FormWidgetSettings formId={form.id} />
        </Suspense>
      ) : null}
      {served ? (
        <Suspense fallback={<ScreenSkeleton />}>
          <FormServiceSettings formId={form.id} />
        </Suspense>
      ) : null}
    </section>
  )
}
