import { ActionIcon } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { usePromiseBroken } from '../api/use-promise.ts'
import { countryName } from '../language/countries.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { useDesk } from '../list/desk-context.ts'
import { ContactName } from '../ui/contact-name.tsx'
import { Icon } from '../ui/icon.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { When } from '../ui/when.tsx'
import classes from './lead-header.module.css'

/** Who it is, and what the score promises. */
export function LeadHeader({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const desk = useDesk()
  const broken = usePromiseBroken()
  const { score_detail: detail } = lead
  useDocumentTitle(`${lead.name ?? lead.company ?? t('lead.nameless')} · Assay`)
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <ActionIcon
          variant="subtle"
          className={`${classes.back} lead-back`}
          aria-label={t('lead.back')}
          onClick={desk.back}
        >
          <Icon name="back" className="flip" size={18} />
        </ActionIcon>
        <div className={classes.who}>
          <h2 id="lead-heading" tabIndex={-1} className={classes.name}>
            <ContactName name={lead.name} company={lead.company} />
          </h2>
          <Whereabouts lead={lead} />
        </div>
        <div className={classes.score} data-tier={lead.tier ?? 'none'}>
          <b>{broken && detail ? t('lead.rank', { rank: Math.round(detail.rank) }) : (lead.score ?? '–')}</b>
          <TierMark tier={lead.tier} words />
        </div>
      </div>
      <Reach lead={lead} />
      <Promise lead={lead} broken={broken} />
    </header>
  )
}

function Whereabouts({ lead }: { readonly lead: LeadPage }) {
  const { code, locale } = useLanguage()
  const place = lead.city ?? (lead.country && countryName(lead.country, locale))
  const parts = [lead.job_title, place, lead.source ?? code('channel', lead.channel)].filter(
    (part) => part !== null && part !== '',
  )
  return (
    <p className={classes.where}>
      {parts.map((part) => (
        <span key={part}>
          <bdi>{part}</bdi>
        </span>
      ))}
      <span>
        <When at={lead.received_at} />
      </span>
    </p>
  )
}

/** The number and the address as they can be read out, and whose lead it is. */
function Reach({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  const owner = lead.assignee?.name ?? (lead.queue ? code('queue', lead.queue) : null)
  return (
    <p className={classes.reach}>
      {lead.phone ? <bdi dir="ltr">{lead.phone}</bdi> : null}
      {lead.email ? <bdi dir="ltr">{lead.email}</bdi> : null}
      {owner ? (
        <span title={t('field.owner')}>
          <Icon name="people" size={13} /> <bdi>{owner}</bdi>
        </span>
      ) : null}
    </p>
  )
}

type PromiseProps = { readonly lead: LeadPage; readonly broken: boolean }

function Promise({ lead, broken }: PromiseProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const detail = lead.score_detail
  return (
    <div className={classes.promise}>
      {detail && broken ? (
        <span className={classes.sentence}>{t('lead.promise_broken')}</span>
      ) : detail ? (
        <span className={classes.sentence}>
          {t('lead.promise', {
            score: detail.score,
            low: Math.round(detail.low * 100),
            high: Math.round(detail.high * 100),
          })}
        </span>
      ) : (
        <span>{t(lead.as_before ? 'lead.as_before' : 'lead.not_scored')}</span>
      )}
      {detail ? (
        <>
          {broken ? null : <span title={t('lead.rank_help')}>{t('lead.rank', { rank: Math.round(detail.rank) })}</span>}
          <span title={t('lead.own_data_help')}>
            {t('lead.own_data', { share: format.percent(detail.own_data_share) })}
          </span>
        </>
      ) : null}
      {lead.verdict ? (
        <span className={classes.verdict} data-verdict={lead.verdict}>
          <Icon
            name={lead.verdict === 'verified' ? 'check' : lead.verdict === 'review' ? 'unknown' : 'cross'}
            size={13}
          />
          {code('verdict', lead.verdict)}
        </span>
      ) : null}
      <CallBy lead={lead} />
      <WaitingCost lead={lead} />
    </div>
  )
}

/** What a minute of waiting costs, or why that is not said. */
function WaitingCost({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const format = useFormat()
  const { waiting } = lead
  if (!waiting) return null
  if (waiting.kind === 'learned' && waiting.per_minute !== null && waiting.per_minute >= 0.5)
    return (
      <span className={classes.callBy} title={t('waiting.learned_help', { answers: waiting.answers })}>
        {t('waiting.costs', { money: format.money(waiting.per_minute) })}
      </span>
    )
  if (waiting.kind !== 'too_few') return null
  return (
    <span title={t('waiting.too_few_help', { answers: waiting.answers, needed: waiting.needed ?? 0 })}>
      {t('waiting.too_few')}
    </span>
  )
}

function CallBy({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  const format = useFormat()
  const now = useNow()
  if (!lead.respond_by || lead.outcome) return null
  if (lead.first_contact_at)
    return (
      <span title={format.exact(lead.first_contact_at)}>
        {t('lead.answered', { time: format.moment(lead.first_contact_at, now) })}
      </span>
    )
  const late = Date.parse(lead.respond_by) < now
  const time = format.moment(lead.respond_by, now)
  return (
    <span className={classes.callBy} data-late={late || undefined} title={format.exact(lead.respond_by)}>
      <Icon name="clock" size={13} />
      {late ? t('list.late_by', { span: format.relative(lead.respond_by, now) }) : t('lead.call_by', { time })}
    </span>
  )
}
