import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { formsQuery, useCreateForm } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { FormCode } from './form-code.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'

/** The address part of a form from its name: Latin letters of the name, else a plain word with a number. */
export function slugOf(name: string, taken: readonly string[]): string {
  const latin = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
  const base = latin.length >= 2 ? latin : 'form'
  const free = [base, ...Array.from({ length: 500 }, (_, index) => `${base}-${index + 2}`)]
  return free.find((slug) => !taken.includes(slug)) ?? base
}

/** Names a form, makes it, and hands over the snippet. */
export function ConnectForm() {
  const t = useT()
  const words = useProblemWords()
  const fieldWords = useFieldWords()
  const { data: forms = [] } = useQuery(formsQuery)
  const create = useCreateForm()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const slugs = forms.map(({ slug }) => slug)
    create.mutate(
      { name: name.trim(), slug: slugOf(name, slugs), source: name.trim() },
      { onSuccess: () => setName('') },
    )
  }
  return (
    <>
      <form onSubmit={submit} className={classes.inline}>
        <TextInput
          aria-label={t('forms.name')}
          placeholder={t('forms.name_example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={create.error ? (fieldWords(create.error).name ?? words(create.error)) : null}
        />
        <Button type="submit" variant="default" loading={create.isPending} disabled={name.trim() === ''}>
          {t('forms.create')}
        </Button>
      </form>
      {create.data ? <FormCode form={create.data} /> : null}
    </>
  )
}
