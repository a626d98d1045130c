import { Link } from '@tanstack/react-router'
import type { ChannelsView } from '../../src/http/contract/measure.ts'
import { ShareLine } from '../charts/share-line.tsx'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { behind } from '../ui/behind.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import classes from './channels.module.css'

type WasteView = ChannelsView['waste']

type WasteProps = { readonly waste: WasteView; readonly span: { readonly from: string; readonly to: string } }

/** Where calls went to people who never buy, whether checking pays, and where it erred. */
export function Waste({ waste, span }: WasteProps) {
  const t = useT()
  const format = useFormat()
  return (
    <section className={classes.block}>
      <h2>{t('channels.waste')}</h2>
      <div className={classes.trio}>
        <ShareLine label={t('channels.calls_on_nonbuyers')} share={waste.calls_on_nonbuyers} />
        <ShareLine
          label={t('channels.verified_bought')}
          share={waste.verified}
          behind={behind('verified_closed', span)}
        />
        <ShareLine
          label={t('channels.unverified_bought')}
          share={waste.unverified}
          behind={behind('unverified_closed', span)}
        />
      </div>
      <p>
        {t('channels.calls', { calls: format.number(waste.calls), lost: format.number(waste.calls_on_lost) })}{' '}
        <BehindLink search={behind('called_nonbuyer', span)}>{t('channels.open_called_nonbuyers')}</BehindLink>
        {' · '}
        <BehindLink search={behind('called_lost', span)}>{t('channels.open_called_lost')}</BehindLink>{' '}
        {waste.wasted_cost === null ? null : t('channels.wasted', { money: format.money(waste.wasted_cost) })}
      </p>
      <Mistakes label={t('channels.rejected_but_won')} ids={waste.rejected_but_won} />
      <Mistakes label={t('channels.verified_but_not_real')} ids={waste.verified_but_disqualified} />
    </section>
  )
}

/** Leads to look at one by one: here the checks erred. */
function Mistakes({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <p className={classes.mistakes}>
      {label}: <b>{format.number(ids.length)}</b>{' '}
      {ids.map((id, index) => (
        <Link
          key={id}
          to="/leads/$view/$leadId"
          params={{ view: 'all', leadId: id }}
          className={classes.mini}
          aria-label={t('model.open_lead', { n: index + 1 })}
        >
          {index + 1}
        </Link>
      ))}
    </p>
  )
}
