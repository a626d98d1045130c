import type { WatchView } from '../../src/http/contract/measure.ts'
import { BandPlot } from '../charts/band-plot.tsx'
import { PlotFrame } from '../charts/plot-frame.tsx'
import { useT } from '../language/language-context.tsx'
import type { Format } from '../language/format.ts'
import { useFormat } from '../language/use-format.ts'
import type { ListSearch } from '../list/list-search.ts'
import { behind, weekSpan } from '../ui/behind.ts'
import { DownloadTable } from '../ui/download-table.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import classes from './model.module.css'

type Week = WatchView['weeks'][number]
type Share = NonNullable<Week['precision']>

/** Week by week: what the scores promise before outcomes arrive, and what came. */
export function Weeks({ weeks }: { readonly weeks: readonly Week[] }) {
  const t = useT()
  const format = useFormat()
  if (weeks.length === 0) return <EmptyNote icon="clock" title={t('watch.no_weeks')} />
  const spanOf = (week: string) => weekSpan(week, format.timeZone)
  const percent = (share: number | null) => (share === null ? '–' : format.percent(share))
  return (
    <section className={classes.block}>
      <div className={classes.titled}>
        <h2>{t('watch.by_week')}</h2>
        <DownloadTable table="weeks" />
      </div>
      <div className={classes.pair}>
        <PlotFrame
          title={t('watch.hot_bought')}
          note={t('watch.hot_bought_note')}
          table={{
            head: [t('watch.week'), t('watch.hot'), t('watch.expected'), t('watch.precision'), t('watch.recall')],
            rows: weeks.map(({ week, expected, precision, recall }) => [
              format.day(week),
              { text: format.number(expected.hot), behind: behind('hot', spanOf(week)) },
              percent(expected.precision),
              opened(shareWords(precision, format), behind('hot_closed', spanOf(week))),
              opened(shareWords(recall, format), behind('hot_won', spanOf(week))),
            ]),
          }}
        >
          <BandPlot
            points={weeks.map(({ week, expected, precision }) => ({
              at: format.day(week),
              value: expected.precision,
              low: expected.low,
              high: expected.high,
              actual: precision?.share ?? null,
            }))}
            formatY={format.percent}
            domain={[0, 1]}
          />
        </PlotFrame>
        <PlotFrame
          title={t('watch.sales')}
          note={t('watch.sales_note')}
          table={{
            head: [t('watch.week'), t('chart.leads'), t('watch.closed'), t('model.promised'), t('model.came')],
            rows: weeks.map(({ week, leads, closed, promised, won }) => [
              format.day(week),
              { text: format.number(leads), behind: behind('all', spanOf(week)) },
              { text: format.number(closed), behind: behind('closed', spanOf(week)) },
              format.number(promised, 1),
              { text: format.number(won), behind: behind('won', spanOf(week)) },
            ]),
          }}
        >
          <BandPlot
            points={weeks.map(({ week, promised, won, closed }) => ({
              at: format.day(week),
              value: closed > 0 ? promised : null,
              low: null,
              high: null,
              actual: closed > 0 ? won : null,
            }))}
            formatY={format.number}
            domain={[0, 'auto']}
          />
        </PlotFrame>
      </div>
    </section>
  )
}

/** A figure that opens its leads, where there are any. */
const opened = (text: string, search: ListSearch) => (text === '–' ? text : { text, behind: search })

const shareWords = (share: Share | null, format: Format): string =>
  share === null || share.of === 0
    ? '–'
    : `${format.percent(share.share)} (${format.range(share.low, share.high)}, n = ${format.number(share.of)})`
