import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { LeadFileView } from '../../src/http/contract/privacy.ts'
import { useFileRequest, useRestrict, useSayConsent } from '../api/privacy.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import classes from './privacy.module.css'

const deeds = ['withdraw', 'object', 'restrict', 'access', 'correction', 'erasure'] as const
type Deed = (typeof deeds)[number]

/** What a person asked for by word or letter, written down in their words. */
export function LeadDeeds({ file }: { readonly file: LeadFileView }) {
  const { t, locale } = useLanguage()
  const saved = useSaved()
  const say = useSayConsent()
  const restrict = useRestrict()
  const request = useFileRequest()
  const [deed, setDeed] = useState<Deed>('withdraw')
  const [text, setText] = useState('')
  const isPending = say.isPending || restrict.isPending || request.isPending
  const done = { ...saved, onSettled: () => setText('') }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = { lead: file.id, text: text.trim(), language: locale, channels: [], way: 'message' as const }
    if (deed === 'withdraw') say.mutate({ ...words, kind: 'withdrawn', purposes: [] }, done)
    else if (deed === 'object') say.mutate({ ...words, kind: 'objected', purposes: ['scoring'] }, done)
    else if (deed === 'restrict') restrict.mutate({ lead: file.id, reason: text.trim() }, done)
    else request.mutate({ lead: file.id, kind: deed }, done)
  }
  const needsWords = deed === 'withdraw' || deed === 'object' || deed === 'restrict'
  return (
    <form onSubmit={submit} className={classes.inline}>
      <Select
        label={t('privacy.asked')}
        allowDeselect={false}
        data={deeds.map((value) => ({ value, label: t(`privacy.deed_${value}`) }))}
        value={deed}
        onChange={(value) => value && setDeed(value as Deed)}
      />
      {needsWords ? (
        <TextInput
          className={classes.grow}
          label={t('privacy.their_words')}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" variant="default" loading={isPending} disabled={needsWords && !text.trim()}>
        {t('privacy.write_down')}
      </Button>
      {file.restriction ? (
        <Button variant="default" onClick={() => restrict.mutate({ lead: file.id, reason: null }, saved)}>
          {t('privacy.release')}
        </Button>
      ) : null}
    </form>
  )
}
