import type { ReactNode } from 'react'
import type { PolicyEffect } from '../../src/http/contract/policy-trial.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { tiersFromHot } from '../ui/tiers.ts'
import { verdicts } from '../../src/http/contract/names.ts'
import classes from './policy.module.css'

type Row = readonly [key: string, name: ReactNode, before: ReactNode, after: ReactNode]

/** The last leads before and after: tiers, verdicts, work, wins, money, and the wins to expect. */
export function EffectTable({ effect, stale }: { readonly effect: PolicyEffect; readonly stale: boolean }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const { before, after, days, reps } = effect
  const row = (key: string, name: ReactNode, say: (side: PolicyEffect['before']) => ReactNode): Row => [
    key,
    name,
    say(before),
    say(after),
  ]
  const perDay = (count: number) => format.number(count / Math.max(1, days), 1)
  const span = ({ expected, low, high }: PolicyEffect['expected_before']) => (
    <>
      {format.number(expected)}
      <small className={classes.span}>
        <bdi>
          {format.number(low)}–{format.number(high)}
        </bdi>
      </small>
    </>
  )
  const rows: readonly Row[] = [
    ...tiersFromHot.map((tier) =>
      row(tier, <TierMark tier={tier} words />, (side) => format.number(side.tiers[tier] ?? 0)),
    ),
    ...verdicts.map((verdict) =>
      row(verdict, code('verdict', verdict), (side) => format.number(side.verdicts[verdict] ?? 0)),
    ),
    row('calls', t('policy.calls_a_day'), (side) => perDay(side.calls)),
    ...(reps > 0 ? [row('rep', t('policy.calls_a_rep'), (side) => perDay(side.calls / reps))] : []),
    row('letters', t('policy.letters'), (side) => format.number(side.letters)),
    ...(effect.buys
      ? [
          row('asked', t('policy.asked'), ({ asked }) =>
            format.number(Object.values(asked).reduce((sum, count) => sum + count, 0)),
          ),
          row('asked_cost', t('policy.asked_cost'), (side) => format.money(side.asked_cost)),
          row('codes', t('policy.codes_asked'), (side) => format.number(side.codes)),
        ]
      : []),
    row('wins', t('policy.wins'), (side) => format.number(side.wins)),
    row('money', t('policy.money'), (side) => (
      <span title={format.money(side.amount)}>{format.compact(side.amount)}</span>
    )),
    ['expected', t('policy.expected'), span(effect.expected_before), span(effect.expected_after)],
  ]
  return (
    <div aria-busy={stale} style={{ opacity: stale ? 0.6 : 1 }}>
      <p style={{ margin: '0 0 8px' }}>{t('policy.changed', { changed: effect.changed, leads: effect.leads })}</p>
      <table className={classes.effect}>
        <thead>
          <tr>
            <th>
              <span className="sr-only">{t('list.tier')}</span>
            </th>
            <th>{t('policy.before')}</th>
            <th>{t('policy.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, name, now, then]) => (
            <tr key={key}>
              <td>{name}</td>
              <td>{now}</td>
              <td>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect.leads > 0 ? <EffectNotes effect={effect} /> : null}
    </div>
  )
}

/** What the change costs and brings in wins, how far the numbers hold, and the weeks. */
function EffectNotes({ effect }: { readonly effect: PolicyEffect }) {
  const { t } = useLanguage()
  const format = useFormat()
  const { wins_lost: lost, wins_gained: gained, wins_kept: kept, replayed, expected_after: expected } = effect
  return (
    <>
      {lost + gained > 0 ? <p className={classes.note}>{t('policy.wins_moved', { kept, lost, gained })}</p> : null}
      <p className={classes.dim}>
        {replayed.agreeing === replayed.leads
          ? t('policy.exact', { leads: replayed.leads })
          : t('policy.inexact', { leads: replayed.leads, differ: replayed.leads - replayed.agreeing })}
      </p>
      {effect.buys ? <p className={classes.dim}>{t('policy.asked_note')}</p> : null}
      <details>
        <summary>{t('policy.weeks')}</summary>
        <p className={classes.dim}>{t('policy.weeks_help', { judged: expected.judged_by })}</p>
        <ScrollRegion label={t('policy.weeks')}>
          <div className={classes.weeks}>
            <table className={classes.effect}>
              <thead>
                <tr>
                  <th>{t('policy.week')}</th>
                  <th>{t('policy.week_expected')}</th>
                  <th>{t('policy.week_came')}</th>
                </tr>
              </thead>
              <tbody>
                {expected.weeks.toReversed().map((week) => (
                  <tr key={week.week}>
                    <td>{format.day(week.week)}</td>
                    <td>
                      <bdi>
                        {format.number(week.low)}–{format.number(week.high)}
                      </bdi>
                    </td>
                    <td>{week.open > 0 ? t('policy.came_so_far', { came: week.came }) : format.number(week.came)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </ScrollRegion>
      </details>
    </>
  )
}
