import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PrivacySettingsView } from '../../src/http/contract/privacy.ts'
import { privacySettingsQuery, signingKeysQuery, useChangePrivacy, useRotateKey } from '../api/privacy.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import { When } from '../ui/when.tsx'
import classes from './privacy.module.css'

/** What the company says of itself in every record and text of consent, and the keys that sign. */
export function AboutTab() {
  const { data: settings, error, refetch } = useQuery(privacySettingsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!settings) return <ScreenSkeleton />
  return (
    <>
      <About settings={settings} />
      <Keys />
    </>
  )
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function About({ settings }: { readonly settings: PrivacySettingsView }) {
  const t = useT()
  const saved = useSaved()
  const fieldWords = useFieldWords()
  const change = useChangePrivacy()
  const [draft, setDraft] = useState(settings)
  const errors = fieldWords(change.error)
  const set = (part: Partial<PrivacySettingsView>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { retention: _rules, retention_runs: _runs, ...about } = draft
    change.mutate({ ...about, controller_name: about.controller_name.trim() }, saved)
  }
  return (
    <form onSubmit={submit} className={`${classes.card} ${classes.form}`}>
      <p className={classes.dim}>{t('privacy.about_help')}</p>
      <TextInput
        label={t('privacy.controller')}
        value={draft.controller_name}
        onChange={(event) => set({ controller_name: event.currentTarget.value })}
        error={errors.controller_name}
      />
      <TextInput
        label={t('privacy.controller_id')}
        dir="ltr"
        value={draft.controller_id ?? ''}
        onChange={(event) => set({ controller_id: event.currentTarget.value || null })}
      />
      <TextInput
        label={t('privacy.contact')}
        value={draft.contact ?? ''}
        onChange={(event) => set({ contact: event.currentTarget.value || null })}
      />
      <Select
        label={t('privacy.law')}
        allowDeselect={false}
        data={(['gdpr', 'israel', 'kazakhstan'] as const).map((value) => ({ value, label: t(`privacy.law_${value}`) }))}
        value={draft.law}
        onChange={(value) => value && set({ law: value as PrivacySettingsView['law'] })}
      />
      <Textarea
        label={t('privacy.third_parties')}
        description={t('privacy.one_a_line')}
        autosize={false}
        rows={3}
        defaultValue={draft.third_parties.join('\n')}
        onChange={(event) => set({ third_parties: lines(event.currentTarget.value) })}
      />
      <NumberInput
        label={t('privacy.term')}
        placeholder={t('privacy.until_withdrawn')}
        min={1}
        max={36_500}
        allowDecimal={false}
        value={draft.term_days ?? ''}
        onChange={(value) => set({ term_days: typeof value === 'number' ? value : null })}
      />
      <Switch
        label={t('privacy.cross_border')}
        checked={draft.cross_border}
        onChange={(event) => set({ cross_border: event.currentTarget.checked })}
      />
      <Switch
        label={t('privacy.public_sources')}
        checked={draft.public_sources}
        onChange={(event) => set({ public_sources: event.currentTarget.checked })}
      />
      <div>
        <Button type="submit" loading={change.isPending} disabled={!draft.controller_name.trim()}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function Keys() {
  const t = useT()
  const saved = useSaved()
  const rotate = useRotateKey()
  const { data: keys } = useQuery(signingKeysQuery)
  return (
    <section className={classes.card}>
      <h2>{t('privacy.keys')}</h2>
      <p className={classes.dim}>{t('privacy.keys_help')}</p>
      {(keys ?? []).map((key) => (
        <div key={key.id}>
          <div className={classes.dim}>
            <bdi dir="ltr">{key.id}</bdi> · <When at={key.created_at} />
            {key.retired_at ? ` · ${t('privacy.key_retired')}` : ''}
          </div>
          <CopyText label={t('privacy.fingerprint')} text={key.fingerprint} />
        </div>
      ))}
      <div>
        <Button variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(undefined, saved)}>
          {t('privacy.rotate')}
        </Button>
      </div>
    </section>
  )
}
