import { Button, Checkbox, Select, Switch, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { widgetField, type WidgetInput, type WidgetSettings } from '../../src/http/contract/widget.ts'
import { words } from '../../widget/words.ts'
import { useChangeWidget, widgetQuery } from '../api/widget.ts'
import { useLanguage } from '../language/language-context.tsx'
import { localeNames, locales } from '../language/locale.ts'
import { HeadRow } from '../ui/head-row.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ConsentBoxes } from './consent-boxes.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'
import { WidgetPreview } from './widget-preview.tsx'

/** How a form looks and what visitors agree to on it, with the form itself beside. */
export function FormWidgetSettings({ formId }: { readonly formId: string }) {
  const { data: settings, error, refetch } = useQuery(widgetQuery(formId))
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!settings) return <ScreenSkeleton />
  return <Editor formId={formId} settings={settings} />
}

const draftOf = ({ consents, ...rest }: WidgetSettings): WidgetInput => ({
  ...rest,
  consents: consents.map(({ version: _version, ...box }) => box),
})

function Editor({ formId, settings }: { readonly formId: string; readonly settings: WidgetSettings }) {
  const { t, locale } = useLanguage()
  const saved = useSaved()
  const problem = useProblemWords()
  const change = useChangeWidget(formId)
  const [draft, setDraft] = useState<WidgetInput>(() => draftOf(settings))
  const set = (part: Partial<WidgetInput>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(draft, saved)
  }
  return (
    <div className={classes.cards}>
      <form onSubmit={submit} className={classes.card}>
        <Select
          label={t('widget.language')}
          data={[
            { value: '', label: t('widget.language_auto') },
            ...locales.map((value) => ({ value, label: localeNames[value] })),
          ]}
          allowDeselect={false}
          value={draft.language ?? ''}
          onChange={(value) => set({ language: (value || null) as WidgetInput['language'] })}
        />
        <Fields draft={draft} onChange={(fields) => set({ fields })} />
        <Switch
          label={t('widget.proof')}
          description={t('widget.proof_help')}
          checked={draft.proof_of_work}
          onChange={(event) => set({ proof_of_work: event.currentTarget.checked })}
        />
        <ConsentBoxes boxes={draft.consents} onChange={(consents) => set({ consents })} />
        {change.error ? <div role="alert">{problem(change.error)}</div> : null}
        <div>
          <Button type="submit" loading={change.isPending} disabled={draft.fields.length === 0}>
            {t('save')}
          </Button>
        </div>
      </form>
      <WidgetPreview draft={draft} language={locale} />
    </div>
  )
}

type FieldsProps = {
  readonly draft: WidgetInput
  readonly onChange: (fields: WidgetInput['fields']) => void
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t, locale } = useLanguage()
  const chosen = (name: string) => draft.fields.find((field) => field.name === name)
  const toggle = (name: WidgetInput['fields'][number]['name']) =>
    onChange(
      widgetField.options.flatMap((one) => {
        const known = chosen(one)
        if (one === name) return known ? [] : [{ name: one, required: false }]
        return known ? [known] : []
      }),
    )
  return (
    <Table>
      <HeadRow names={[t('widget.fields'), t('widget.required')]} />
      <Table.Tbody>
        {widgetField.options.map((name) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Checkbox
                size="xs"
                label={words[locale][name]}
                checked={Boolean(chosen(name))}
                onChange={() => toggle(name)}
              />
            </Table.Td>
            <Table.Td>
              <Checkbox
                size="xs"
                aria-label={`${words[locale][name]}: ${t('widget.required')}`}
                disabled={!chosen(name)}
                checked={chosen(name)?.required ?? false}
                onChange={(event) =>
                  onChange(
                    draft.fields.map((field) =>
                      field.name === name ? { ...field, required: event.currentTarget.checked } : field,
                    ),
                  )
                }
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
