import type { ReactNode } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import classes from './lead.module.css'

/** From this percentile of the distance to the training rows on, a lead is a kind never seen. */
const neverSeen = 0.99

/** What changes how the score is to be read, in words, where it holds. */
export function Banners({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { reading, score_detail: detail, override, outcome_detail: outcome } = lead
  const notUnderstood = reading !== null && reading.evidence === 'none' && (lead.message ?? '').trim() !== ''
  return (
    <>
      {outcome ? (
        <Banner icon="flag" tone={outcome.kind === 'won' ? 'good' : 'plain'}>
          {[
            code('outcome', outcome.kind),
            outcome.amount === null ? null : format.money(outcome.amount),
            outcome.reason === null ? null : code('outcome', `reason.${outcome.reason}`).replace(/^reason: /, ''),
            format.exact(outcome.at),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Banner>
      ) : null}
      {lead.warmed_by ? (
        <Banner icon="spark" tone="good">
          {t('lead.warmed', { why: t(`lead.warmed_${lead.warmed_by}`) })}
        </Banner>
      ) : null}
      {lead.sampled_with === null ? null : (
        <Banner icon="spark" tone="plain">
          {t('lead.sampled_banner', { share: format.percent(lead.sampled_with) })}
        </Banner>
      )}
      {override ? (
        <Banner icon="scale" tone="doubt">
          {t('lead.set_aside', { tier: code('tier', override.tier), by: override.by, reason: override.reason })}
        </Banner>
      ) : null}
      {reading?.nonbuyer ? (
        <Banner icon="unknown" tone="doubt">
          {t('lead.nonbuyer', { kind: code('nonbuyer', reading.nonbuyer) })}
        </Banner>
      ) : null}
      {detail && detail.novelty >= neverSeen ? (
        <Banner icon="spark" tone="doubt">
          {t('lead.novel')}
        </Banner>
      ) : null}
      {notUnderstood ? (
        <Banner icon="unknown" tone="plain">
          {t('lead.not_understood')}
        </Banner>
      ) : null}
    </>
  )
}

type BannerProps = {
  readonly icon: IconName
  readonly tone: 'good' | 'doubt' | 'plain'
  readonly children: ReactNode
}

function Banner({ icon, tone, children }: BannerProps) {
  return (
    <p className={classes.banner} data-tone={tone}>
      <Icon name={icon} size={15} />
      <bdi>{children}</bdi>
    </p>
  )
}
