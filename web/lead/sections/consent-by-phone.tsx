import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import type { ConsentLaw } from '../../../src/http/contract/privacy.ts'
import { consentScriptQuery, useSayConsent } from '../../api/privacy.ts'
import { useSignedIn } from '../../api/session.ts'
import { fromLocal } from '../../language/zoned-time.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { directionOf, isLocale, localeNames, locales } from '../../language/locale.ts'
import { consentChannels, ConsentCodes, ConsentLawSelect } from '../../privacy/consent-choices.tsx'
import { gapWords } from '../../privacy/gap-words.ts'
import { useSaved } from '../../settings/use-saved.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import classes from './sections.module.css'

const purposes = ['marketing', 'answer', 'scoring', 'tracking'] as const

/** A consent given on the telephone: the words are read out, and written down as they were read, with when and by whom. */
export function ConsentByPhone({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const say = useSayConsent()
  const saved = useSaved()
  const [wish, setWish] = useState({
    law: null as ConsentLaw | null,
    language: lead.opening.language,
    purposes: ['marketing'] as string[],
    channels: ['call'] as string[],
  })
  /** The words where they were changed by hand; such words have no version. */
  const [own, setOwn] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const { workspace } = useSignedIn()
  const [heard, setHeard] = useState(false)
  const script = useQuery({ ...consentScriptQuery(lead.id, wish), enabled: wish.purposes.length > 0 })
  const change = (part: Partial<typeof wish>) => {
    setWish({ ...wish, ...part })
    setOwn(null)
    setHeard(false)
  }
  const text = own ?? script.data?.text ?? ''
  const gaps = own === null ? (script.data?.gaps ?? []) : []
  const isWhole = text.trim() !== '' && wish.purposes.length > 0 && gaps.length === 0 && heard
  const needsChannel = wish.purposes.includes('marketing') && wish.channels.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole || needsChannel) return
    say.mutate(
      {
        lead: lead.id,
        kind: 'given',
        text: text.trim(),
        version: own === null ? (script.data?.version ?? null) : null,
        language: wish.language,
        purposes: wish.purposes,
        channels: wish.channels,
        way: 'spoken',
        said_at: fromLocal(at, workspace.time_zone),
      },
      {
        ...saved,
        onSuccess: () => {
          saved.onSuccess()
          setHeard(false)
          setOwn(null)
          setAt('')
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className={classes.consentForm}>
      <ConsentCodes
        label={t('widget.purposes')}
        codes={purposes}
        family="purpose"
        value={wish.purposes}
        onChange={(value) => change({ purposes: value })}
      />
      <ConsentCodes
        label={t('widget.channels')}
        codes={consentChannels}
        family="channel"
        value={wish.channels}
        onChange={(value) => change({ channels: value })}
      />
      <div className={classes.pair}>
        <Select
          label={t('privacy.language_of_text')}
          allowDeselect={false}
          data={locales.map((value) => ({ value, label: localeNames[value] }))}
          value={wish.language}
          onChange={(value) => isLocale(value) && change({ language: value })}
        />
        <ConsentLawSelect value={wish.law ?? script.data?.law ?? null} onChange={(law) => change({ law })} />
      </div>
      {script.error ? <ProblemNote error={script.error} onRetry={() => void script.refetch()} /> : null}
      <Textarea
        label={t('privacy.read_out')}
        lang={wish.language}
        dir={directionOf(wish.language)}
        autosize
        minRows={4}
        maxLength={20_000}
        value={text}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {gaps.length > 0 ? <output>{t('widget.gaps', { gaps: gapWords(gaps, t) })}</output> : null}
      <TextInput
        type="datetime-local"
        label={t('privacy.said_at')}
        description={t('privacy.said_at_help')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Checkbox
        label={t('privacy.said_yes')}
        checked={heard}
        onChange={(event) => setHeard(event.currentTarget.checked)}
      />
      {needsChannel ? <output>{t('privacy.needs_channel')}</output> : null}
      <Button type="submit" loading={say.isPending} disabled={!isWhole || needsChannel}>
        {t('privacy.record')}
      </Button>
    </form>
  )
}
