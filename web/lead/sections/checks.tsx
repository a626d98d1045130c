import type { LeadPage } from '../../../src/http/contract/leads.ts'
import type { Locale } from '../../../src/http/contract/primitives.ts'
import { countryName } from '../../language/countries.ts'
import { useLanguage } from '../../language/language-context.tsx'
import type { MessageKey } from '../../language/messages.ts'
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
const groups = [
  { title: 'checks.against', outcomes: ['fail', 'warn'] },
  { title: 'checks.unknown', outcomes: ['unknown'] },
  { title: 'checks.for', outcomes: ['pass'] },
] as const satisfies readonly { readonly title: MessageKey; readonly outcomes: readonly FindingView['outcome'][] }[]

/** What speaks against, what is unknown, what speaks for: in this order. */
export function Checks({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  if (lead.findings.length === 0) return <p className={classes.words}>{t('checks.empty')}</p>
  return groups.map(({ title, outcomes }) => {
    const findings = outcomes.flatMap((outcome) => lead.findings.filter((finding) => finding.outcome === outcome))
    if (findings.length === 0) return null
    return (
      <section key={title}>
        <h3 className={classes.heading}>{t(title)}</h3>
        <ul className={classes.list}>
          {findings.map((finding) => (
            <Finding key={finding.check} finding={finding} />
          ))}
        </ul>
      </section>
    )
  })
}

function Finding({ finding }: { readonly finding: FindingView }) {
  const { t, code, locale } = useLanguage()
  const words = evidenceWords(finding, locale)
  return (
    <li className={classes.finding} data-outcome={finding.outcome}>
      <Icon name={icons[finding.outcome]} size={15} />
      <span>
        <span className="sr-only">{t(`finding_outcome.${finding.outcome}`)}: </span>
        {code('check', finding.check)}: {code('finding', finding.reason)}
      </span>
      <span className={classes.evidence} title={words}>
        <bdi dir="auto">{words}</bdi>
      </span>
    </li>
  )
}

/** The evidence that a person can compare with the lead's own words. */
const shownEvidence = ['suggestion', 'normalised', 'e164', 'carrier', 'domain', 'region', 'country', 'owner'] as const

/** In words of the screen's language; a country that two pieces name is said once. */
function evidenceWords({ evidence }: FindingView, locale: Locale): string {
  const said = shownEvidence.flatMap((name) => {
    const value = evidence[name]
    if (typeof value !== 'string' || value === '') return []
    return [name === 'region' || name === 'country' ? countryName(value, locale) : `\u2066${value}\u2069`]
  })
  return [...new Set(said)].join(', ')
}
