import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Role } from '../../src/http/contract/primitives.ts'
import { useCreateUser } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'

const roles: readonly Role[] = ['rep', 'manager', 'marketer', 'privacy_officer', 'administrator']

type AddUserProps = { readonly onAdded: (name: string, signInLink: string) => void }

/** A new person: the answer is a one-time link to hand over. */
export function AddUser({ onAdded }: AddUserProps) {
  const { t, code } = useLanguage()
  const words = useProblemWords()
  const fieldWords = useFieldWords()
  const create = useCreateUser()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('rep')
  const errors = fieldWords(create.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(
      { name: name.trim(), email: email.trim(), role },
      {
        onSuccess: ({ user, sign_in_link: link }) => {
          onAdded(user.name, link)
          setName('')
          setEmail('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={classes.inline}>
      <TextInput
        label={t('team.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name}
      />
      <TextInput
        label={t('team.email')}
        type="email"
        dir="ltr"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={errors.email ?? (create.error ? words(create.error) : null)}
      />
      <Select
        label={t('team.role')}
        allowDeselect={false}
        data={roles.map((value) => ({ value, label: code('role', value) }))}
        value={role}
        onChange={(value) => setRole(roles.find((each) => each === value) ?? 'rep')}
      />
      <Button type="submit" loading={create.isPending} disabled={!name.trim() || !email.trim()}>
        {t('team.add')}
      </Button>
    </form>
  )
}
