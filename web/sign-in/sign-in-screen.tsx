import '../theme/lazy-styles.ts'
import { Alert, Button, PasswordInput, Text, TextInput, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useSignInWithLink, useSignInWithPassword } from '../api/session.ts'
import { useLanguage, useT } from '../language/language-context.tsx'
import { localeNames, locales } from '../language/locale.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import classes from './sign-in.module.css'

/** The way in: email and password, or a one-time link whose token stands behind the `#`. */
export function SignInScreen({ linkToken }: { readonly linkToken: string | null }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width={30} height={30} />
          <Title order={1} size="h3">
            Assay
          </Title>
        </div>
        {linkToken ? <LinkEntry token={linkToken} /> : <PasswordEntry />}
      </div>
      <LanguageRow />
    </main>
  )
}

function LinkEntry({ token }: { readonly token: string }) {
  const t = useT()
  const navigate = useNavigate()
  const words = useProblemWords()
  const { mutate, error } = useSignInWithLink()
  const asked = useRef(false)
  useEffect(() => {
    // A link opens once: the second run of an effect in development must not spend it again.
    if (asked.current) return
    asked.current = true
    mutate(token, { onSuccess: () => void navigate({ to: '/', replace: true }) })
  }, [mutate, token, navigate])
  if (!error) return <output>{t('sign_in.opening_link')}</output>
  return (
    <>
      <Alert color="red" variant="light" role="alert">
        {words(error)}
      </Alert>
      <Text size="sm" c="dimmed">
        {t('sign_in.link_help')}
      </Text>
      <Button variant="default" onClick={() => void navigate({ to: '/', replace: true })}>
        {t('sign_in.use_password')}
      </Button>
    </>
  )
}

function PasswordEntry() {
  const t = useT()
  const navigate = useNavigate()
  const words = useProblemWords()
  const signIn = useSignInWithPassword()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password }, { onSuccess: () => void navigate({ to: '/', replace: true }) })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={t('sign_in.email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('sign_in.password')}
        dir="ltr"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }}
      />
      {signIn.error ? (
        <Alert color="red" variant="light" role="alert">
          {words(signIn.error)}
        </Alert>
      ) : null}
      <Button type="submit" loading={signIn.isPending}>
        {t('sign_in.enter')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('sign_in.lost')}
      </Text>
    </form>
  )
}

function LanguageRow() {
  const { locale, choose, t } = useLanguage()
  return (
    <nav className={classes.languages} aria-label={t('user_menu.language')}>
      {locales.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === locale}
          className={classes.language}
          onClick={() => choose(each)}
        >
          {localeNames[each]}
        </button>
      ))}
    </nav>
  )
}
