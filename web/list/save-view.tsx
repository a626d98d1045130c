import { Button, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSaveView } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import classes from './list-header.module.css'
import type { ListSearch } from './list-search.ts'
import type { View } from './views.ts'

/** Keeps the list as it is filtered now under a name. */
export function SaveView({ view, search }: { readonly view: View; readonly search: ListSearch }) {
  const t = useT()
  const save = useSaveView()
  const saved = useSaved()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim()) return
        const done = { ...saved, onSuccess: () => (saved.onSuccess(), setName('')) }
        save.mutate({ name: name.trim(), shared, view, search }, done)
      }}
    >
      <TextInput
        size="xs"
        label={t('views.save_as')}
        placeholder={t('views.name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        size="sm"
        label={t('views.shared')}
        checked={shared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
      <Button type="submit" size="xs" variant="default" disabled={!name.trim()} loading={save.isPending}>
        {t('views.save')}
      </Button>
    </form>
  )
}
