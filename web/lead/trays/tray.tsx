import '../../theme/lazy-styles.ts'
import { CloseButton } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import type { ComponentType } from 'react'
import type { LeadPage } from '../../../src/http/contract/leads.ts'
import { useT } from '../../language/language-context.tsx'
import { CallTray } from './call-tray.tsx'
import { PassTray } from './pass-tray.tsx'
import { ResultTray } from './result-tray.tsx'
import { SnoozeTray } from './snooze-tray.tsx'
import type { TrayName } from './tray-name.ts'
import classes from './tray.module.css'
import { WriteTray } from './write-tray.tsx'
import { DisputeTray, NoteTray, OverrideTray, RejectTray, VerdictTray } from './words-trays.tsx'

export type TrayProps = { readonly lead: LeadPage; readonly onClose: () => void }

const trays: Readonly<Record<TrayName, ComponentType<TrayProps>>> = {
  call: CallTray,
  write: WriteTray,
  result: ResultTray,
  snooze: SnoozeTray,
  pass: PassTray,
  note: NoteTray,
  dispute: DisputeTray,
  verdict: VerdictTray,
  reject: RejectTray,
  override: OverrideTray,
}

/** Opens over the bar without moving the lead; Escape closes it. */
export function Tray({ name, lead, onClose }: TrayProps & { readonly name: TrayName }) {
  const t = useT()
  const Content = trays[name]
  const close = useEffectEvent(onClose)
  useEffect(() => {
    // Wherever the focus is: a click beside the tray must not leave it standing.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div
      // Not modal: the lead stays readable beside it, so it is no <dialog>.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="dialog"
      tabIndex={-1}
      aria-label={t(`tray.${name}`)}
      className={classes.tray}
    >
      <div className={classes.head}>
        <h3 className={classes.title}>{t(`tray.${name}`)}</h3>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </div>
      <Content lead={lead} onClose={onClose} />
    </div>
  )
}
