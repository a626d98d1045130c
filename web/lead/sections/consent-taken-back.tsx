import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSayConsent } from '../../api/privacy.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useSaved } from '../../settings/use-saved.ts'

type TakenBackProps = { readonly leadId: string; readonly deed: 'withdraw' | 'object' }

/** All consents taken back, or an objection to being scored, in the person's words. */
export function ConsentTakenBack({ leadId, deed }: TakenBackProps) {
  const { t, locale } = useLanguage()
  const say = useSayConsent()
  const saved = useSaved()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const word = { lead: leadId, text: text.trim(), language: locale, channels: [], way: 'spoken' as const }
    say.mutate(
      deed === 'withdraw'
        ? { ...word, kind: 'withdrawn', purposes: [] }
        : { ...word, kind: 'objected', purposes: ['scoring'] },
      {
        ...saved,
        onSuccess: () => {
          saved.onSuccess()
          setText('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t('privacy.their_words')}
        value={text}
        maxLength={500}
        dir="auto"
        onChange={(event) => setText(event.currentTarget.value)}
        mb="sm"
      />
      <Button type="submit" variant="default" loading={say.isPending} disabled={!text.trim()}>
        {t('privacy.write_down')}
      </Button>
    </form>
  )
}
