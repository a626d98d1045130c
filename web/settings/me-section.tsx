import { Button, Input, PasswordInput, SegmentedControl, Select, TextInput, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Absences } from '../absence/absences.tsx'
import { Hours } from '../absence/hours.tsx'
import { useRights } from '../api/rights.ts'
import { useChangeMe, useSignedIn } from '../api/session.ts'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { isLocale, localeNames, locales } from '../language/locale.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import { MyNotices } from './my-notices.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

/** What belongs to the person: name, language, light or dark, absences, the password. */
export function MeSection() {
  const { user } = useSignedIn()
  const { works } = useRights()
  return (
    <>
      <Appearance />
      <NameForm />
      {works ? <MyTime userId={user.id} /> : null}
      <PasswordForm />
      <MyNotices />
    </>
  )
}

/** When the person works and is away: what routing and deadlines go by. */
function MyTime({ userId }: { readonly userId: string }) {
  const { data: users } = useQuery(usersQuery)
  const me = users?.find(({ id }) => id === userId)
  if (!me) return null
  return (
    <>
      <Hours key={JSON.stringify(me.working_hours)} user={me} />
      <Absences user={me} />
    </>
  )
}

function Appearance() {
  const { t, locale, choose } = useLanguage()
  const change = useChangeMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={`${classes.block} ${classes.form}`}>
      <Select
        label={t('user_menu.language')}
        allowDeselect={false}
        data={locales.map((value) => ({ value, label: localeNames[value] }))}
        value={locale}
        onChange={(value) => {
          if (!isLocale(value)) return
          choose(value)
          change.mutate({ locale: value })
        }}
      />
      <Input.Wrapper label={t('user_menu.appearance')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('user_menu.appearance')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'light', label: t('user_menu.light') },
            { value: 'dark', label: t('user_menu.dark') },
            { value: 'auto', label: t('user_menu.auto') },
          ]}
        />
      </Input.Wrapper>
    </div>
  )
}

function NameForm() {
  const { t } = useLanguage()
  const fieldWords = useFieldWords()
  const { user } = useSignedIn()
  const change = useChangeMe()
  const saved = useSaved()
  const [name, setName] = useState(user.name)
  return (
    <form
      className={`${classes.block} ${classes.form}`}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ name: name.trim() }, saved)
      }}
    >
      <TextInput
        label={t('team.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldWords(change.error).name}
      />
      <div>
        <Button
          type="submit"
          variant="default"
          loading={change.isPending}
          disabled={!name.trim() || name === user.name}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function PasswordForm() {
  const { t } = useLanguage()
  const words = useProblemWords()
  const change = useChangeMe()
  const saved = useSaved()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { password: next, ...(current ? { current_password: current } : {}) },
      {
        ...saved,
        onSuccess: () => {
          saved.onSuccess()
          setCurrent('')
          setNext('')
        },
      },
    )
  }
  const toggle = { 'aria-label': t('sign_in.show_password') }
  return (
    <form className={`${classes.block} ${classes.form}`} onSubmit={submit}>
      <h2 style={{ margin: 0, fontSize: '1rem' }}>{t('me.password')}</h2>
      <PasswordInput
        label={t('me.current_password')}
        description={t('me.current_password_help')}
        autoComplete="current-password"
        visibilityToggleButtonProps={toggle}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('me.new_password')}
        description={t('me.new_password_help')}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
        error={change.error ? words(change.error) : null}
      />
      <div>
        <Button type="submit" variant="default" loading={change.isPending} disabled={next.length < 10}>
          {t('me.set_password')}
        </Button>
      </div>
    </form>
  )
}
