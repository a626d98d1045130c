import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useLanguage } from '../../language/language-context.tsx'
import type { CodeFamily } from '../../language/language-context.tsx'
import { When } from '../../ui/when.tsx'
import classes from './sections.module.css'

/** What happened with the lead, newest first. */
export function Timeline({ lead }: { readonly lead: LeadPage }) {
  const { t } = useLanguage()
  if (lead.timeline.length === 0) return <p className={classes.words}>{t('timeline.empty')}</p>
  // Of events at the same time the later written is the newer.
  const newestFirst = lead.timeline.toReversed().toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <ol className={classes.list}>
      {newestFirst.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function Entry({ entry }: { readonly entry: LeadPage['timeline'][number] }) {
  const { code } = useLanguage()
  const words = [entry.to, detailWords(entry.detail, code)].filter(Boolean).join(' · ')
  return (
    <li className={classes.entry}>
      <When at={entry.at} />
      <span>
        {code('event', entry.kind)}
        {words ? (
          <>
            {': '}
            <bdi>{words}</bdi>
          </>
        ) : null}
        <Written detail={entry.detail} />
        {/* Parts of the product (`system:line`) say nothing to a person. */}
        {entry.actor && !entry.actor.includes(':') ? (
          <span className={classes.dim}>
            {' · '}
            <bdi>{entry.actor}</bdi>
          </span>
        ) : null}
      </span>
    </li>
  )
}

/** A letter's own words, folded under its subject. */
function Written({ detail: { subject, body } }: Pick<LeadPage['timeline'][number], 'detail'>) {
  if (typeof subject !== 'string' || typeof body !== 'string') return null
  return (
    <details>
      <summary>
        <bdi>{subject}</bdi>
      </summary>
      <p className={classes.letter} dir="auto">
        {body}
      </p>
    </details>
  )
}

/** Details that a person wants to see, and the family of codes that each belongs to; null shows the value as it is. */
const shownDetails: readonly (readonly [string, CodeFamily | null])[] = [
  ['result', 'event'],
  ['kind', 'outcome'],
  ['verdict', 'verdict'],
  ['score', null],
  ['tier', 'tier'],
  ['queue', 'queue'],
  ['reason', 'assignment'],
  ['text', null],
  ['send_reason', 'send_reason'],
  ['note', null],
]

function detailWords(detail: Readonly<Record<string, unknown>>, code: (family: CodeFamily, code: string) => string) {
  return shownDetails
    .flatMap(([name, family]) => {
      const value = detail[name]
      if (typeof value !== 'string' && typeof value !== 'number') return []
      const isCode = family !== null && typeof value === 'string' && /^[a-z][a-z_.]*$/.test(value)
      return [isCode ? code(family, value) : String(value)]
    })
    .join(' · ')
}
