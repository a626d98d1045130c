import { Button, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import type { ReviewCase } from '../../src/http/contract/review.ts'
import { useRights } from '../api/rights.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { LeadHeader } from '../lead/lead-header.tsx'
import { Message } from '../lead/message.tsx'
import { Checks } from '../lead/sections/checks.tsx'
import { useLeadAction } from '../lead/use-lead-action.ts'
import { useKeys } from '../ui/use-keys.ts'
import { When } from '../ui/when.tsx'
import { CodePanel } from './code-panel.tsx'
import { RejectPanel } from './reject-panel.tsx'
import classes from './review.module.css'
import { savedAs } from './saved-as.ts'
import { Turning } from './turning.tsx'

export type DeskProps = { readonly lead: LeadPage; readonly found: ReviewCase }
type Panel = 'reject' | 'code' | null

/** A doubtful lead: its own words, what speaks for and against, what would change the verdict, and four keys. */
export function ReviewDesk({ lead, found, onLater }: DeskProps & { readonly onLater: () => void }) {
  const { t } = useLanguage()
  const [lit, setLit] = useState<string | null>(null)
  const [panel, setPanel] = useState<Panel>(null)
  const { judges } = useRights()
  const action = useLeadAction(lead.id)
  // Each lead says its name as it comes, and the keyboard goes on from there.
  useEffect(() => document.getElementById('lead-heading')?.focus({ preventScroll: true }), [])
  const verify = () =>
    action.run(
      { path: 'verdict', body: { verdict: 'verified', reason: t('review.verified_reason') } },
      { saved: savedAs(found, 'verified'), advance: true },
    )
  const toggle = (which: Panel) => setPanel((now) => (now === which ? null : which))
  useKeys(
    judges
      ? {
          KeyV: verify,
          KeyX: () => toggle('reject'),
          KeyQ: () => toggle('code'),
          KeyL: onLater,
          Escape: () => setPanel(null),
        }
      : { KeyL: onLater },
  )
  return (
    <article className={classes.desk} aria-labelledby="lead-heading">
      <div className={classes.words}>
        <LeadHeader lead={lead} />
        <Message lead={lead} lit={lit} onLight={setLit} />
        <Notes lead={lead} found={found} />
      </div>
      <div className={classes.side}>
        <Turning turning={found.turning} />
        <Checks lead={lead} />
        <p className={classes.link}>
          <Link to="/leads/$view/$leadId" params={{ view: 'all', leadId: lead.id }}>
            {t('review.whole_lead')}
          </Link>
          <CopyLink url={found.appeal_url} />
        </p>
      </div>
      {panel === 'reject' ? <RejectPanel lead={lead} found={found} onClose={() => setPanel(null)} /> : null}
      {panel === 'code' ? <CodePanel lead={lead} found={found} /> : null}
      <footer className={classes.bar}>
        {judges ? (
          <>
            <Act label={t('review.verify')} hint="v" main pending={action.pending} onClick={verify} />
            <Act label={t('review.reject')} hint="x" open={panel === 'reject'} onClick={() => toggle('reject')} />
            <Act label={t('review.ask_code')} hint="q" open={panel === 'code'} onClick={() => toggle('code')} />
          </>
        ) : null}
        <Act label={t('review.later')} hint="l" onClick={onLater} />
      </footer>
    </article>
  )
}

function CopyLink({ url }: { readonly url: string }) {
  const { t } = useLanguage()
  const clipboard = useClipboard({ timeout: 2500 })
  return (
    <Button size="compact-sm" variant="default" onClick={() => clipboard.copy(url)}>
      {clipboard.copied ? t('copy.done') : t('review.appeal_link')}
    </Button>
  )
}

type ActProps = {
  readonly label: string
  readonly hint: string
  readonly main?: boolean
  readonly open?: boolean
  readonly pending?: boolean
  readonly onClick: () => void
}

function Act({ label, hint, main = false, open, pending = false, onClick }: ActProps) {
  return (
    <Tooltip label={hint} openDelay={500}>
      <Button
        size="sm"
        variant={main ? 'filled' : 'default'}
        loading={pending}
        onClick={onClick}
        aria-keyshortcuts={hint}
        {...(open === undefined ? {} : { 'aria-expanded': open })}
      >
        {label} <kbd className={classes.key}>{hint}</kbd>
      </Button>
    </Tooltip>
  )
}

/** The deadline, a first person's word, the lead's own. */
function Notes({ lead, found }: DeskProps) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const nowMs = useNow()
  const late = lead.respond_by !== null && Date.parse(lead.respond_by) < nowMs
  return (
    <div className={classes.notes}>
      {lead.respond_by ? (
        <p data-late={late || undefined}>
          {t(late ? 'review.late_since' : 'review.until', { when: format.relative(lead.respond_by, nowMs) })}
        </p>
      ) : null}
      {lead.decision?.reasons.length ? (
        <p>{lead.decision.reasons.map((one) => code(one.check ? 'finding' : 'decision', one.code)).join(' · ')}</p>
      ) : null}
      {found.needs_two ? <p>{t('review.needs_two')}</p> : null}
      {found.proposal ? (
        <p>
          {found.proposed_by_me ? t('review.proposed_by_me') : t('review.proposed', { name: found.proposal.by_name })}:{' '}
          {code('verdict', found.proposal.verdict)} · <bdi>{found.proposal.reason}</bdi> <When at={found.proposal.at} />
        </p>
      ) : null}
      {found.appeal ? (
        <blockquote>
          <b>{t('review.appealed')}</b> <When at={found.appeal.at} />
          <p dir="auto">{found.appeal.text}</p>
        </blockquote>
      ) : null}
    </div>
  )
}
