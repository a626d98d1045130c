import { useState } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { ActionBar } from './action-bar.tsx'
import { Banners } from './banners.tsx'
import classes from './lead.module.css'
import { LeadHeader } from './lead-header.tsx'
import { Message } from './message.tsx'
import { Reasons } from './reasons.tsx'
import { YourTurn } from './your-turn.tsx'
import { Sections } from './sections.tsx'

/** One lead: the promise of its score, its own words, the reasons, what to do, and everything behind it. */
export function LeadView({ lead }: { readonly lead: LeadPage }) {
  const [lit, setLit] = useState<string | null>(null)
  return (
    <article className={classes.lead} aria-labelledby="lead-heading">
      {/* The lead scrolls by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.scroll} tabIndex={0} aria-labelledby="lead-heading">
        <LeadHeader lead={lead} />
        <YourTurn lead={lead} />
        <Banners lead={lead} />
        <Message lead={lead} lit={lit} onLight={setLit} />
        <Reasons lead={lead} lit={lit} onLight={setLit} />
        <Sections lead={lead} />
      </section>
      <ActionBar lead={lead} />
    </article>
  )
}
