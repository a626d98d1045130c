import { useQuery } from '@tanstack/react-query'
import type { Tried } from '../../src/http/contract/routing.ts'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { TierMark } from '../ui/tier-mark.tsx'
import type { Routing } from './routing-body.ts'
import classes from './routing.module.css'

type Props = {
  readonly tried: { readonly live: Tried; readonly draft: Tried | null }
  readonly draft: Routing | null
  readonly live: Routing
}

/** Where the made-up lead goes with the draft, beside where it goes now; and why not to the others. */
export function TriedResult({ tried, draft, live }: Props) {
  const { t } = useLanguage()
  if (!tried.draft) return <Result tried={tried.live} routing={live} />
  const isSame = tried.draft.user_id === tried.live.user_id && tried.draft.queue === tried.live.queue
  return (
    <>
      <h3 className={classes.small}>{t('simulator.by_draft')}</h3>
      <Result tried={tried.draft} routing={draft ?? live} />
      {isSame ? (
        <p className={classes.dim}>{t('simulator.same')}</p>
      ) : (
        <>
          <h3 className={classes.small}>{t('simulator.by_live')}</h3>
          <Place tried={tried.live} routing={live} />
        </>
      )}
    </>
  )
}

type ResultProps = { readonly tried: Tried; readonly routing: Routing }

function useNames(): (id: string) => string {
  const { data: users = [] } = useQuery(usersQuery)
  return (id) => users.find((user) => user.id === id)?.name ?? '?'
}

function Place({ tried, routing }: ResultProps) {
  const { t, code } = useLanguage()
  const nameOf = useNames()
  const to = tried.user_id ? nameOf(tried.user_id) : code('queue', tried.queue ?? 'fallback')
  const place = routing.rules.findIndex(({ id }) => id === tried.detail) + 1
  return (
    <p className={classes.words}>
      <TierMark tier={tried.tier} words /> {tried.score === null ? null : <b>{tried.score}</b>} {t('routing.arrow')}{' '}
      <b>
        <bdi>{to}</bdi>
      </b>
      : {code('assignment', tried.reason)}
      {tried.reason === 'rule' && place > 0 ? ` (${t('simulator.rule', { place })})` : ''}
      {tried.side ? ` · ${t(`simulator.side_${tried.side}`)}` : ''}
    </p>
  )
}

function Result({ tried, routing }: ResultProps) {
  const { t } = useLanguage()
  const format = useFormat()
  const nameOf = useNames()
  return (
    <div className={classes.result}>
      <Place tried={tried} routing={routing} />
      {tried.respond_by ? (
        <p className={classes.dim}>{t('simulator.respond_by', { time: format.exact(tried.respond_by) })}</p>
      ) : null}
      <ul className={classes.whynot}>
        {tried.people.map((person) => (
          <li key={person.user_id} data-chosen={person.why_not === 'chosen' || undefined}>
            <bdi>{nameOf(person.user_id)}</bdi>
            <span className={classes.dim}>
              {t(`why_not.${person.why_not}`)}
              {person.why_not === 'busy' && person.at_work_from && !person.at_work_from.startsWith('9999')
                ? ` (${format.exact(person.at_work_from)})`
                : ''}
              {' · '}
              {t('pass.load', { n: person.load })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
