import { Tabs } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useRights } from '../api/rights.ts'
import { withWords } from '../language/messages.ts'
import { useT } from '../language/language-context.tsx'
import { Details } from './sections/details.tsx'
import { Timeline } from './sections/timeline.tsx'
import classes from './sections/sections.module.css'

const loadChecks = withWords(() => import('./sections/checks.tsx'))
const Checks = lazy(async () => ({ default: (await loadChecks()).Checks }))
const loadReasons = withWords(() => import('./sections/decision-reasons.tsx'))
const DecisionReasons = lazy(async () => ({ default: (await loadReasons()).DecisionReasons }))
const loadReplay = withWords(() => import('./sections/replay-check.tsx'))
const ReplayCheck = lazy(async () => ({ default: (await loadReplay()).ReplayCheck }))
const loadDuplicates = withWords(() => import('./sections/duplicates.tsx'))
const Duplicates = lazy(async () => ({ default: (await loadDuplicates()).Duplicates }))
const loadConsent = withWords(() => import('./sections/consent.tsx'))
const Consent = lazy(async () => ({ default: (await loadConsent()).Consent }))

/** Everything behind the lead, a tab each. */
export function Sections({ lead }: { readonly lead: LeadPage }) {
  const t = useT()
  const { judges } = useRights()
  const doubtful = lead.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').length
  const count = (n: number) => (n > 0 ? <span className={classes.count}>{n}</span> : null)
  return (
    // Whoever reviews wants to see first what speaks against the lead.
    <Tabs
      defaultValue={lead.status === 'review' || lead.status === 'quarantined' ? 'checks' : 'timeline'}
      keepMounted={false}
      className={classes.tabs}
    >
      <Tabs.List>
        <Tabs.Tab value="timeline">{t('section.timeline')}</Tabs.Tab>
        <Tabs.Tab value="checks" rightSection={count(doubtful)}>
          {t('section.checks')}
        </Tabs.Tab>
        <Tabs.Tab value="details">{t('section.details')}</Tabs.Tab>
        <Tabs.Tab value="decision">{t('section.decision')}</Tabs.Tab>
        <Tabs.Tab value="duplicates" rightSection={count(lead.duplicates.length)}>
          {t('section.duplicates')}
        </Tabs.Tab>
        {judges ? <Tabs.Tab value="consent">{t('section.consent')}</Tabs.Tab> : null}
        <Tabs.Tab value="replay">{t('section.replay')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="timeline">
        <Timeline lead={lead} />
      </Tabs.Panel>
      <Tabs.Panel value="checks">
        <Suspense fallback={null}>
          <Checks lead={lead} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="details">
        <Details lead={lead} />
      </Tabs.Panel>
      <Tabs.Panel value="decision">
        <Suspense fallback={null}>
          <DecisionReasons lead={lead} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="duplicates">
        <Suspense fallback={null}>
          <Duplicates lead={lead} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="consent">
        <Suspense fallback={null}>
          <Consent lead={lead} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="replay">
        <Suspense fallback={null}>
          <ReplayCheck lead={lead} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  )
}
