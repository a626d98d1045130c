import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useLanguage } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { featureWords } from './feature-words.ts'
import { reasonsOf, shownPoints, signalOfColumn } from './reasons.ts'
import type { Contribution } from './reasons.ts'
import classes from './reasons.module.css'
import { Waterfall } from './waterfall.tsx'

const NearDeals = lazy(async () => ({ default: (await import('./near-deals.tsx')).NearDeals }))

type ReasonsProps = {
  readonly lead: LeadPage
  readonly lit: string | null
  readonly onLight: (signal: string | null) => void
}

/** Why the score is what it is: the reasons with their points, and the whole sum on demand. */
export function Reasons({ lead, lit, onLight }: ReasonsProps) {
  const { t } = useLanguage()
  const [opened, { toggle }] = useDisclosure(false)
  useKeys({ KeyY: toggle })
  const detail = lead.score_detail
  if (!detail) return null
  const reasons = reasonsOf(detail.contributions)
  const signals = lead.reading?.signals.map(({ signal }) => signal) ?? []
  return (
    <section className={classes.reasons} aria-label={t('lead.reasons')}>
      <ul className={classes.chips}>
        {reasons.slice(0, 9).map((reason) => (
          <Reason
            key={reason.column}
            reason={reason}
            signal={signalOfColumn(reason.column, signals)}
            lit={lit}
            onLight={onLight}
          />
        ))}
      </ul>
      <button type="button" className={classes.why} aria-expanded={opened} onClick={toggle}>
        {t('lead.why', { score: detail.score })}
        <Icon name="chevron" size={14} />
      </button>
      {opened ? <Waterfall detail={detail} /> : null}
      {opened ? (
        <Suspense fallback={null}>
          <NearDeals leadId={lead.id} />
        </Suspense>
      ) : null}
    </section>
  )
}

type ReasonProps = {
  readonly reason: Contribution
  readonly signal: string | null
} & Pick<ReasonsProps, 'lit' | 'onLight'>

function Reason({ reason, signal, lit, onLight }: ReasonProps) {
  const { code } = useLanguage()
  const { label, value } = featureWords(reason, code)
  return (
    // Pointing at a reason lights its words in the message: a help for the eye, not a control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes.chip}
      data-sign={reason.points > 0 ? 'plus' : 'minus'}
      data-lit={(signal !== null && signal === lit) || undefined}
      title={`${reason.column}: ${reason.value ?? ''} (${reason.points.toFixed(4)})`}
      onMouseEnter={() => onLight(signal)}
      onMouseLeave={() => onLight(null)}
    >
      <span>
        {label}
        {value ? (
          <>
            : <bdi>{value}</bdi>
          </>
        ) : null}
      </span>
      <b dir="ltr">{shownPoints(reason.points)}</b>
    </li>
  )
}
