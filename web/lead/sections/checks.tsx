import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon.tsx'
import classes from './sections.module.css'

type FindingView = LeadPage['findings'][number]

const icons: Readonly<Record<FindingView['outcome'], IconName>> = {
  pass: 'check',
  warn: 'alert',
  fail: 'cross',
  unknown: 'unknown',
}
const order: Readonly<Record<FindingView['outcome'], number>> = { fail: 0, warn: 1, unknown: 2, pass: 3 }

/** What speaks against, what is unknown, what speaks for: in this order. */
export function Checks({ lead }: { readonly lead: LeadPage }) {
  const { t, code } = useLanguage()
  if (lead.findings.length === 0) return <p className={classes.words}>{t('checks.empty')}</p>
  const sorted = lead.findings.toSorted((a, b) => order[a.outcome] - order[b.outcome])
  return (
    <ul className={classes.list}>
      {sorted.map((finding) => (
        <li key={finding.check} className={classes.finding} data-outcome={finding.outcome}>
          <Icon name={icons[finding.outcome]} size={15} />
          <span>
            <span className="sr-only">{t(`finding_outcome.${finding.outcome}`)}: </span>
            {code('check', finding.check)}: {code('finding', finding.reason)}
          </span>
          <span className={classes.evidence} title={evidenceWords(finding)}>
            <bdi dir="ltr">{evidenceWords(finding)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The evidence that a person can compare with the lead's own words. */
const shownEvidence = ['suggestion', 'normalised', 'e164', 'carrier', 'domain', 'region', 'country', 'owner'] as const

function evidenceWords({ evidence }: FindingView): string {
  return shownEvidence
    .map((name) => evidence[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(', ')
}
