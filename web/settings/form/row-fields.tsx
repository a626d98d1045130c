import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useT } from '../../language/language-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import classes from '../settings.module.css'
import type { Row } from './body-rows.ts'

type Props = {
  readonly label: string
  readonly help: string | null
  readonly rows: readonly Row[]
  readonly error: string | null
  readonly onChange: (rows: readonly Row[]) => void
}

/** Names and values in rows, more of them with a button. */
export function RowFields({ label, help, rows, error, onChange }: Props) {
  const t = useT()
  const put = (index: number, row: Row) => onChange(rows.with(index, row))
  return (
    <fieldset className={classes.rows}>
      <legend>{label}</legend>
      {help ? <p className={classes.dim}>{help}</p> : null}
      {rows.map(([name, value], index) => (
        // Rows have no names of their own; nothing but their place tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.pair}>
          <TextInput
            size="xs"
            dir="ltr"
            aria-label={`${label} ${index + 1}: ${t('services.row_name')}`}
            placeholder={t('services.row_name')}
            value={name}
            onChange={(event) => put(index, [event.currentTarget.value, value])}
          />
          <TextInput
            size="xs"
            dir="ltr"
            aria-label={`${label} ${index + 1}: ${t('services.row_value')}`}
            placeholder={t('services.row_value')}
            value={value}
            onChange={(event) => put(index, [name, event.currentTarget.value])}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={t('services.row_remove', { row: name || String(index + 1) })}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          >
            <Icon name="cross" size={14} />
          </ActionIcon>
        </div>
      ))}
      {error ? <p className={classes.fault}>{error}</p> : null}
      <div>
        <Button size="compact-xs" variant="default" onClick={() => onChange([...rows, ['', '']])}>
          {t('services.row_add')}
        </Button>
      </div>
    </fieldset>
  )
}
