import { Link } from '@tanstack/react-router'
import type { Today } from '../../src/http/contract/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { bySource } from './by-source.ts'
import type { SourceDay } from './by-source.ts'
import classes from './today.module.css'

/** What came in by the hour, a small picture per source, all on one scale. Axes run left to right. */
export function Arrivals({ arrivals }: { readonly arrivals: Today['arrivals'] }) {
  const t = useT()
  const sources = bySource(arrivals)
  const most = Math.max(1, ...sources.flatMap(({ hours }) => hours.map(({ all }) => all)))
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('today.arrivals')}</h2>
      {sources.length === 0 ? <p className={classes.dim}>{t('today.no_arrivals')}</p> : null}
      <div className={classes.multiples}>
        {sources.map((day) => (
          <Multiple key={day.source} day={day} most={most} />
        ))}
      </div>
    </section>
  )
}

function Multiple({ day, most }: { readonly day: SourceDay; readonly most: number }) {
  const t = useT()
  return (
    <figure className={classes.multiple}>
      <figcaption>
        <Link to="/leads/$view" params={{ view: 'all' }} search={{ source: day.source }}>
          <bdi>{day.source}</bdi>
        </Link>
        <span className={classes.dim}>{t('today.leads', { n: day.total })}</span>
      </figcaption>
      <svg
        viewBox="0 0 240 46"
        className={classes.plot}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={t('today.plot', { source: day.source, n: day.total })}
        direction="ltr"
      >
        <line x1="0" x2="240" y1="36" y2="36" className={classes.axis} />
        {day.hours.map(({ hour, all, hot }) => (
          <g key={hour}>
            <rect
              x={hour * 10 + 1}
              width="8"
              y={36 - (all / most) * 34}
              height={(all / most) * 34}
              className={classes.bar}
            />
            <rect
              x={hour * 10 + 1}
              width="8"
              y={36 - (hot / most) * 34}
              height={(hot / most) * 34}
              className={classes.hotBar}
            />
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={hour * 10 + 1} y="45" className={classes.tick}>
            {hour}
          </text>
        ))}
      </svg>
    </figure>
  )
}
