import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { FormServiceInput } from '../../src/http/contract/form-service.ts'
import { useSetFormService } from '../api/form-service.ts'
import { useT } from '../language/language-context.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

/** The fields in which a service tells of the visitor, with the names they often have. */
const fields = [
  ['ip_field', 'forms.service_ip', 'visitor_ip'],
  ['user_agent_field', 'forms.service_user_agent', 'visitor_user_agent'],
  ['page_field', 'forms.service_page', 'page'],
  ['time_field', 'forms.service_time', 'submitted_at'],
  ['id_field', 'forms.service_id', 'tranid'],
] as const satisfies readonly (readonly [keyof FormServiceInput, string, string])[]

type Props = { readonly formId: string; readonly service: FormServiceInput }

/** Under which names a service tells of the visitor; folded where the service is known. */
export function ServiceFields({ formId, service }: Props) {
  const t = useT()
  const saved = useSaved()
  const fieldWords = useFieldWords()
  const change = useSetFormService(formId)
  const [draft, setDraft] = useState(service)
  const faults = fieldWords(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const filled = fields.map(([name]) => [name, draft[name]?.trim() || null] as const)
    change.mutate({ kind: service.kind, ...Object.fromEntries(filled) }, saved)
  }
  return (
    <details open={service.kind === 'other'}>
      <summary>{t('forms.service_fields')}</summary>
      <form onSubmit={submit} className={classes.form}>
        <span className={classes.dim}>{t('forms.service_fields_help')}</span>
        {fields.map(([name, label, example]) => (
          <TextInput
            key={name}
            size="xs"
            dir="ltr"
            label={t(label)}
            description={name === 'id_field' ? t('forms.service_id_help') : null}
            placeholder={example}
            value={draft[name] ?? ''}
            onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            error={faults[name]}
          />
        ))}
        <div>
          <Button type="submit" size="xs" variant="default" loading={change.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </details>
  )
}
