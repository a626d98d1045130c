import { NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../language/language-context.tsx'
import classes from '../settings.module.css'
import { jsonOfRows, type Row, rowsOfJson } from './body-rows.ts'
import { coreOf, type Draft, fieldsOf, type FieldSchema, kindOf } from './field-schema.ts'
import type { FormWords } from './form-words.ts'
import { RowFields } from './row-fields.tsx'

type Shared = {
  readonly words: FormWords
  /** What is wrong, in words, by the path of the field. */
  readonly faults: Readonly<Record<string, string>>
  /** Names of the secrets that are kept. */
  readonly kept: readonly string[]
  /** Texts that people write in their own language; all others run from left to right. */
  readonly prose?: readonly string[]
}
type Props = Shared & {
  readonly schema: FieldSchema
  readonly draft: Draft
  /** Those to show; left out: all. */
  readonly names?: readonly string[]
  /** Of the group that holds these fields, with its dot. */
  readonly prefix?: string
  readonly onChange: (name: string, value: unknown) => void
}

/** The fields of a schema, one below the other, each typed as what it is. */
export function SchemaFields({ schema, draft, names, prefix = '', onChange, ...shared }: Props) {
  const fields = fieldsOf(schema)
  return (names ?? Object.keys(fields)).map((name) => (
    <Field
      key={name}
      {...shared}
      path={prefix + name}
      schema={fields[name]!}
      value={draft[name]}
      onChange={(value) => onChange(name, value)}
    />
  ))
}

type FieldProps = Shared & {
  readonly path: string
  readonly schema: FieldSchema
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

function Field(props: FieldProps) {
  const { path, schema, value, onChange, words, faults } = props
  const core = coreOf(schema)
  const said = { label: words.label(path), description: words.help(path), error: faults[path] ?? null }
  switch (kindOf(schema)) {
    case 'fixed':
      return null
    case 'choice':
      return (
        <Select
          {...said}
          allowDeselect={false}
          data={(core.enum ?? []).map((one) => ({ value: one, label: words.option(path, one) }))}
          value={String(value)}
          onChange={(next) => next && onChange(next)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...said}
          allowDecimal={core.type === 'number'}
          value={value as number | ''}
          onChange={(next) => onChange(next === '' ? '' : Number(next))}
        />
      )
    case 'switch':
      return <Switch {...said} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'list':
      return (
        <TagsInput
          {...said}
          dir="ltr"
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          value={[...(value as readonly string[])]}
          onChange={onChange}
        />
      )
    default:
      return <WrittenField {...props} said={said} />
  }
}

type Said = { readonly label: string; readonly description: string | null; readonly error: string | null }

/** What is typed as words: texts, secrets, rows of them, groups of fields. */
function WrittenField({ said, ...props }: FieldProps & { readonly said: Said }) {
  const t = useT()
  const { path, schema, value, onChange, kept, prose = [] } = props
  switch (kindOf(schema)) {
    case 'secret':
      return (
        <PasswordInput
          {...said}
          dir="ltr"
          autoComplete="new-password"
          placeholder={kept.includes(path) ? t('channels.secret_kept') : ''}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'rows':
      return (
        <RowFields
          label={said.label}
          help={said.description}
          error={said.error}
          rows={value as readonly Row[]}
          onChange={onChange}
        />
      )
    case 'json_rows':
      return <BodyFields {...props} said={said} />
    case 'group':
      return (
        <fieldset className={classes.group}>
          <legend>{said.label}</legend>
          {said.description ? <p className={classes.dim}>{said.description}</p> : null}
          {said.error ? <p className={classes.fault}>{said.error}</p> : null}
          <SchemaFields
            {...props}
            draft={value as Draft}
            prefix={`${path}.`}
            onChange={(name, inner) => onChange({ ...(value as Draft), [name]: inner })}
          />
        </fieldset>
      )
    default:
      return (
        <TextInput
          {...said}
          {...(prose.includes(path) ? {} : { dir: 'ltr' })}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

/** What a request carries: rows, or the text as it stands where rows cannot say it. */
function BodyFields({ said, value, onChange }: FieldProps & { readonly said: Said }) {
  const text = String(value ?? '')
  const rows = rowsOfJson(text)
  if (rows === null)
    return (
      <Textarea
        {...said}
        dir="ltr"
        autosize
        minRows={3}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return <EditedRows start={rows} said={said} onChange={(next) => onChange(jsonOfRows(next))} />
}

type EditedProps = {
  readonly start: readonly Row[]
  readonly said: Said
  readonly onChange: (rows: readonly Row[]) => void
}

/** Rows as they are typed: one that is still empty has no place in what is sent. */
function EditedRows({ start, said, onChange }: EditedProps) {
  const [rows, setRows] = useState(start)
  const put = (next: readonly Row[]) => (setRows(next), onChange(next))
  return <RowFields label={said.label} help={said.description} error={said.error} rows={rows} onChange={put} />
}
