import '../../theme/lazy-styles.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useSayConsent } from '../../api/privacy.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { useSaved } from '../../settings/use-saved.ts'
import classes from './sections.module.css'

const deeds = ['withdraw', 'object'] as const

/** What the person said on the telephone about being written to or scored: written down in their words, in force at once. */
export function Consent({ leadId }: { readonly leadId: string }) {
  const { t, locale } = useLanguage()
  const client = useQueryClient()
  const say = useSayConsent()
  const saved = useSaved()
  const [deed, setDeed] = useState<(typeof deeds)[number]>('withdraw')
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
          void client.invalidateQueries({ queryKey: ['lead', leadId] })
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <p className={classes.words}>{t('privacy.said_help')}</p>
      <Select
        label={t('privacy.asked')}
        allowDeselect={false}
        data={deeds.map((value) => ({ value, label: t(`privacy.deed_${value}`) }))}
        value={deed}
        onChange={(value) => value && setDeed(value as typeof deed)}
        mb="sm"
      />
      <TextInput
        label={t('privacy.their_words')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
        mb="sm"
      />
      <Button type="submit" variant="default" loading={say.isPending} disabled={!text.trim()}>
        {t('privacy.write_down')}
      </Button>
    </form>
  )
}
