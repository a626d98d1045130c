import { Link } from '@tanstack/react-router'
import type { Today } from '../../src/http/contract/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { TierMark } from '../ui/tier-mark.tsx'
import { When } from '../ui/when.tsx'
import { tiersFromHot } from '../ui/tiers.ts'
import classes from './today.module.css'

/** Who waits for an answer, by tier and by queue; every figure opens the leads behind it. */
export function Waiting({ today }: { readonly today: Today }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const nobody = { count: 0, oldest_at: null, late: 0 }
  const byTier = tiersFromHot.map((tier) => today.waiting.find((entry) => entry.tier === tier) ?? { tier, ...nobody })
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('today.waiting')}</h2>
      <div className={classes.tiles}>
        {byTier.map((entry) => (
          <div key={entry.tier} className={classes.tile}>
            <TierMark tier={entry.tier} words />
            <Link to="/leads/$view" params={{ view: 'team' }} search={{ tier: entry.tier }} className={classes.figure}>
              {format.number(entry.count)}
            </Link>
            <span className={classes.dim}>
              {entry.oldest_at ? (
                <>
                  {t('today.oldest')} <When at={entry.oldest_at} />
                </>
              ) : (
                t('today.nobody')
              )}
            </span>
            {entry.late > 0 ? (
              <Link
                to="/leads/$view"
                params={{ view: 'team' }}
                search={{ tier: entry.tier, late: true }}
                className={classes.late}
              >
                {t('list.late', { n: entry.late, figure: format.number(entry.late) })}
              </Link>
            ) : null}
          </div>
        ))}
      </div>
      <ul className={classes.queues}>
        {today.queues.map((entry) => (
          <li key={entry.queue}>
            <Link to="/leads/$view" params={{ view: queueView(entry.queue) }}>
              {code('queue', entry.queue)}: {format.number(entry.count)}
            </Link>
            {entry.oldest_at ? (
              <span className={classes.dim}>
                {' · '}
                {t('today.oldest')} <When at={entry.oldest_at} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

const queueView = (queue: string): string => (queue === 'review' || queue === 'quarantine' ? queue : 'queue')
