import type { LeadRow } from '../../src/http/contract/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { TierMark } from '../ui/tier-mark.tsx'
import { When } from '../ui/when.tsx'
import classes from './lead-list.module.css'
import type { View } from './views.ts'

type LeadLineProps = {
  readonly row: LeadRow
  readonly gone: boolean
  readonly view: View
  /** Shown instead of the score while its promise does not hold. */
  readonly place: string | null
}

/** One lead in two lines: how good and who; what they say. */
export function LeadLine({ row, gone, view, place }: LeadLineProps) {
  const { t, code } = useLanguage()
  const saysMore = row.assignee !== null || (row.queue !== null && row.queue !== view)
  const showsOwner = view !== 'mine' && saysMore
  return (
    <>
      <span className={classes.score} data-tier={row.tier ?? 'none'}>
        <TierMark tier={row.tier} size={12} />
        <b>{row.score === null ? '–' : (place ?? row.score)}</b>
      </span>
      <span className={classes.name}>
        <span dir="auto">{[row.name, row.company].filter(Boolean).join(' · ') || t('lead.nameless')}</span>
        {row.sampled_with === null ? null : (
          <span className={classes.tag} title={t('lead.sampled_help')}>
            {t('lead.sampled')}
          </span>
        )}
        {row.warmed_by ? (
          <span className={classes.tag} data-tone="good" title={t('lead.warmed_help')}>
            {t(`lead.warmed_${row.warmed_by}`)}
          </span>
        ) : null}
        {row.is_test ? <span className={classes.tag}>{t('lead.test')}</span> : null}
        {row.verdict === 'review' && view !== 'review' ? (
          <span className={classes.tag}>{code('verdict', 'review')}</span>
        ) : null}
      </span>
      <span className={classes.time}>{gone ? t('list.done') : <Due row={row} />}</span>
      <span className={classes.snippet} dir="auto">
        {row.snippet ?? ([row.source, row.city].filter(Boolean).join(' · ') || code('channel', row.channel))}
      </span>
      <span className={classes.owner} dir="auto">
        {showsOwner ? (row.assignee?.name ?? code('queue', row.queue ?? 'shared')) : <Cost row={row} />}
      </span>
    </>
  )
}

/** What a minute of waiting costs, where the company's own answers say so. */
function Cost({ row }: { readonly row: LeadRow }) {
  const { t } = useLanguage()
  const format = useFormat()
  if (row.cost_per_minute === null || row.cost_per_minute < 0.5) return null
  return <span className={classes.cost}>{t('waiting.per_minute', { money: format.money(row.cost_per_minute) })}</span>
}

/** What time presses: late, due soon, done, asleep; else how long the lead has been here. */
function Due({ row }: { readonly row: LeadRow }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const now = useNow()
  if (row.outcome) return <span className={classes.quiet}>{code('outcome', row.outcome)}</span>
  if (row.snoozed_until && Date.parse(row.snoozed_until) > now)
    return (
      <span className={classes.quiet} title={format.exact(row.snoozed_until)}>
        {t('list.asleep', { when: format.relative(row.snoozed_until, now) })}
      </span>
    )
  if (row.respond_by && !row.first_contact_at) {
    const left = Date.parse(row.respond_by) - now
    const when = format.relative(row.respond_by, now)
    if (left < 0)
      return (
        <span className={classes.lateMark} title={format.exact(row.respond_by)}>
          {t('list.late_by', { span: when })}
        </span>
      )
    if (left < 3_600_000)
      return (
        <span className={classes.soon} title={format.exact(row.respond_by)}>
          {t('list.by', { time: format.clock(row.respond_by) })}
        </span>
      )
  }
  return <When at={row.received_at} />
}
