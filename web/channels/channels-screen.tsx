import '../theme/lazy-styles.ts'
import { NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { channelsQuery } from '../api/measure.ts'
import { useT } from '../language/language-context.tsx'
import { useNow } from '../language/use-format.ts'
import { DownloadTable } from '../ui/download-table.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ChannelTable } from './channel-table.tsx'
import { ChannelTabs } from './channel-tabs.tsx'
import classes from './channels.module.css'
import { Costs } from './costs.tsx'
import { SpanChoice } from './span-choice.tsx'
import { lastDays } from './span.ts'
import { Waste } from './waste.tsx'

/** What each source brings and costs, and where calls go to no buyer. */
export function ChannelsScreen() {
  const t = useT()
  const now = useNow()
  const [days, setDays] = useState(90)
  const [call, setCall] = useState<number | null>(null)
  const [costPerCall] = useDebouncedValue(call, 500)
  const span = lastDays(days, now)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    channelsQuery(costPerCall === null ? span : { ...span, cost_per_call: costPerCall }),
  )
  return (
    <Screen
      wide
      title={t('channels.title')}
      lead={t('channels.lead')}
      actions={<DownloadTable table="channels" query={span} />}
    >
      <ChannelTabs />
      <div className={classes.choices}>
        <SpanChoice days={days} onChange={setDays} />
        <NumberInput
          size="xs"
          label={t('channels.cost_of_call')}
          min={0}
          max={1e9}
          value={call ?? ''}
          onChange={(value) => setCall(typeof value === 'number' ? value : null)}
        />
      </div>
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton rows={8} /> : null}
      {data?.items.length === 0 ? (
        <EmptyNote icon="money" title={t('channels.none')}>
          {t('channels.none_help')}
        </EmptyNote>
      ) : null}
      {data && data.items.length > 0 ? (
        <div aria-busy={isPlaceholderData}>
          <ChannelTable items={data.items} span={span} />
          <Waste waste={data.waste} span={span} />
        </div>
      ) : null}
      <Costs sources={data?.items.map(({ source }) => source).filter(Boolean) ?? []} />
    </Screen>
  )
}
