import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import type { ListSearch } from '../list/list-search.ts'
import { BehindLink } from '../ui/behind-link.tsx'
import { IntervalBar } from './interval-bar.tsx'
import classes from './plot.module.css'

type Share = {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

type ShareLineProps = { readonly label: string; readonly share: Share; readonly behind?: ListSearch }

/** A share with its interval: in figures, as a bar, and in words; they open the leads that it is of. */
export function ShareLine({ label, share, behind }: ShareLineProps) {
  const t = useT()
  const format = useFormat()
  const isKnown = share.of > 0
  const detail = isKnown
    ? t('model.share_detail', {
        hits: format.number(share.hits),
        of: format.number(share.of),
        low: Math.round(share.low * 100),
        high: Math.round(share.high * 100),
      })
    : t('channels.none_closed')
  return (
    <div>
      <div className={classes.spread}>
        <span>{label}</span>
        <b>{isKnown ? format.percent(share.share) : '–'}</b>
      </div>
      {isKnown ? <IntervalBar value={share.share} low={share.low} high={share.high} /> : null}
      <span className={classes.dim}>
        {isKnown && behind ? <BehindLink search={behind}>{detail}</BehindLink> : detail}
      </span>
    </div>
  )
}
