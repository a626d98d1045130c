import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MyNoticesView } from '../../src/http/contract/notices.ts'
import { myNoticesQuery, useLinkTelegram, useSaveMyNotices, useUnlinkTelegram } from '../api/channels.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import { BrowserPush } from './browser-push.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'
import { noticeChannels } from '../../src/http/contract/names.ts'

type Channel = MyNoticesView['channels'][number]

/** How I want to be told of my leads: by what, in what order, and when not. */
export function MyNotices() {
  const { data, error, refetch } = useQuery(myNoticesQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  return data ? <NoticeForm mine={data} /> : null
}

function NoticeForm({ mine }: { readonly mine: MyNoticesView }) {
  const { t } = useLanguage()
  const save = useSaveMyNotices()
  const saved = useSaved()
  const faults = useFieldWords()(save.error)
  const [channels, setChannels] = useState<readonly Channel[]>(
    mine.channels.filter((one) => noticeChannels.includes(one)),
  )
  const [quiet, setQuiet] = useState(mine.quiet)
  const [phone, setPhone] = useState(mine.phone ?? '')
  const [leastTier, setLeastTier] = useState(mine.least_tier)
  return (
    <section className={classes.block} aria-label={t('notices.title')}>
      <h2>{t('notices.title')}</h2>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(
            { channels: [...channels], quiet, phone: phone.replaceAll(/[\s()-]/g, '') || null, least_tier: leastTier },
            saved,
          )
        }}
      >
        <ChannelOrder chosen={channels} available={mine.available} onChange={setChannels} />
        <TelegramLink linked={mine.telegram_linked} isThere={mine.available.includes('telegram')} />
        <BrowserPush browsers={mine.browsers} />
        <TextInput
          dir="ltr"
          type="tel"
          label={t('notices.phone')}
          placeholder="+77015551234"
          value={phone}
          error={faults['phone']}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Select
          label={t('notices.least_tier')}
          clearable
          placeholder={t('notices.every_lead')}
          data={(['warm', 'promising', 'hot'] as const).map((value) => ({ value, label: t(`tier.${value}`) }))}
          value={leastTier}
          onChange={(value) => setLeastTier((value as MyNoticesView['least_tier']) ?? null)}
        />
        <Checkbox
          label={t('notices.quiet')}
          checked={quiet !== null}
          onChange={(event) => setQuiet(event.currentTarget.checked ? { from: '22:00', to: '08:00' } : null)}
        />
        {quiet ? (
          <div className={classes.inline}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                label={t(`notices.quiet_${end}`)}
                value={quiet[end]}
                onChange={(event) => setQuiet({ ...quiet, [end]: event.currentTarget.value })}
              />
            ))}
          </div>
        ) : null}
        <div>
          <Button type="submit" loading={save.isPending}>
            {t('notices.save')}
          </Button>
        </div>
      </form>
    </section>
  )
}

type OrderProps = {
  readonly chosen: readonly Channel[]
  readonly available: readonly string[]
  onChange(channels: readonly Channel[]): void
}

/** The channels in the order in which they are tried; each may be left out. */
function ChannelOrder({ chosen, available, onChange }: OrderProps) {
  const { t, code } = useLanguage()
  const all = [...chosen, ...noticeChannels.filter((one) => !chosen.includes(one))]
  const swap = (index: number) =>
    onChange(
      chosen.map((one, place) => (place === index - 1 ? chosen[index]! : place === index ? chosen[index - 1]! : one)),
    )
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0, display: 'grid', gap: 8 }}>
      <legend>{t('notices.order')}</legend>
      {all.map((channel) => {
        const index = chosen.indexOf(channel)
        const name = code('channel_name', channel)
        return (
          <div key={channel} className={classes.spread}>
            <Checkbox
              label={index >= 0 ? `${index + 1}. ${name}` : name}
              description={available.includes(channel) ? undefined : t('notices.not_set_up')}
              checked={index >= 0}
              onChange={() => onChange(index >= 0 ? chosen.filter((one) => one !== channel) : [...chosen, channel])}
            />
            {index > 0 ? (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('notices.earlier', { channel: name })}
                onClick={() => swap(index)}
              >
                ↑
              </Button>
            ) : null}
          </div>
        )
      })}
    </fieldset>
  )
}

/** Links the person's Telegram by a one-time code. */
function TelegramLink({ linked, isThere }: { readonly linked: boolean; readonly isThere: boolean }) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const link = useLinkTelegram()
  const unlink = useUnlinkTelegram()
  const saved = useSaved()
  if (!isThere) return null
  if (linked)
    return (
      <div className={classes.spread}>
        <span>{t('notices.telegram_linked')}</span>
        <Button size="xs" variant="default" loading={unlink.isPending} onClick={() => unlink.mutate(undefined, saved)}>
          {t('notices.telegram_unlink')}
        </Button>
      </div>
    )
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div>
        <Button size="xs" variant="default" loading={link.isPending} onClick={() => link.mutate(undefined)}>
          {t('notices.telegram_link')}
        </Button>
      </div>
      {link.error ? <p role="alert">{words(link.error)}</p> : null}
      {link.data ? (
        <output className={classes.secret}>
          <p style={{ marginTop: 0 }}>{t('notices.telegram_code')}</p>
          {link.data.url ? (
            <p>
              <a href={link.data.url} target="_blank" rel="noreferrer" dir="ltr">
                {t('notices.telegram_open')}
              </a>
            </p>
          ) : null}
          <CopyText label={t('notices.code')} text={`/start ${link.data.code}`} />
        </output>
      ) : null}
    </div>
  )
}
