import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { LetterSettingsView } from '../../src/http/contract/sequences.ts'
import { letterSettingsQuery, useSaveLetterSettings } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import classes from '../settings/settings.module.css'
import { useSaved } from '../settings/use-saved.ts'
import { useFieldWords } from '../ui/use-field-words.ts'

const names = ['sender', 'phone', 'website', 'guide_link', 'webinar_link', 'case_link'] as const

/** What letters are filled in with. */
export function LetterSettings() {
  const { data } = useQuery(letterSettingsQuery)
  return data ? <SettingsForm known={data} /> : null
}

function SettingsForm({ known }: { readonly known: LetterSettingsView }) {
  const t = useT()
  const save = useSaveLetterSettings()
  const saved = useSaved()
  const faults = useFieldWords()(save.error)
  const [draft, setDraft] = useState<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, known[name] ?? ''])),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const filled = names.map((name) => [name, draft[name]?.trim() || null] as const)
    save.mutate(Object.fromEntries(filled) as LetterSettingsView, saved)
  }
  return (
    <form className={`${classes.block} ${classes.card}`} onSubmit={submit} aria-label={t('letters.settings')}>
      <b>{t('letters.settings')}</b>
      <p className={classes.dim} style={{ margin: 0 }}>
        {t('letters.settings_help')}
      </p>
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}>
        {names.map((name) => (
          <TextInput
            key={name}
            size="xs"
            label={t(`letters.${name}`)}
            value={draft[name] ?? ''}
            error={faults[name]}
            onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            {...(name === 'sender' ? {} : { dir: 'ltr' })}
          />
        ))}
      </div>
      <div>
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('letters.save')}
        </Button>
      </div>
    </form>
  )
}
