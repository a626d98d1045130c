import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { useRights } from '../api/rights.ts'
import { useT } from '../language/language-context.tsx'
import type { MessageKey } from '../language/messages.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useKeys } from '../ui/use-keys.ts'
import classes from './action-bar.module.css'
import { ContactLinks } from './contact-links.tsx'
import { StopLetters } from './stop-letters.tsx'
import type { TrayName } from './trays/tray-name.ts'
import { useLeadAction } from './use-lead-action.ts'

const loadTray = () => import('./trays/tray.tsx')
const Tray = lazy(async () => ({ default: (await loadTray()).Tray }))

/** What to do with the lead: reach it, say what came of it, put it off, pass it on; the rest behind the dots. */
export function ActionBar({ lead }: { readonly lead: LeadPage }) {
  const [tray, setTray] = useState<TrayName | null>(null)
  const toggle = (name: TrayName) => setTray(tray === name ? null : name)
  // Fetched as soon as a lead is open: two quick keys must not outrun it.
  useEffect(() => void loadTray(), [])
  const { works, judges } = useRights()
  const keyFor = (name: TrayName, allowed: boolean) => (allowed ? () => setTray(name) : undefined)
  useKeys({
    KeyC: works
      ? () => {
          document.getElementById('lead-call')?.click()
          setTray('call')
        }
      : undefined,
    KeyM: keyFor('write', works),
    KeyR: keyFor('result', works),
    KeyS: keyFor('snooze', works),
    KeyP: keyFor('pass', works),
    KeyO: keyFor('note', works),
    KeyV: keyFor('verdict', judges),
    KeyX: keyFor('reject', judges),
    Escape: () => setTray(null),
  })
  if (!works && !judges) return null
  return (
    <footer className={classes.bar}>
      <Suspense fallback={null}>
        {tray ? <Tray key={tray} name={tray} lead={lead} onClose={() => setTray(null)} /> : null}
      </Suspense>
      <ContactLinks
        lead={lead}
        onContact={() => works && setTray('call')}
        onWrite={works ? () => toggle('write') : null}
      />
      <span className={classes.gap} />
      {works && lead.status === 'closed' ? <Reopen lead={lead} /> : null}
      {judges && lead.status === 'quarantined' ? (
        <BarButton icon="undo" label="action.bring_back" hint="v" onClick={() => toggle('verdict')} />
      ) : null}
      {judges && lead.status === 'review' ? (
        <>
          <BarButton icon="check" label="action.accept" hint="v" onClick={() => toggle('verdict')} />
          <BarButton icon="cross" label="action.reject" hint="x" onClick={() => toggle('reject')} />
        </>
      ) : null}
      {works && !['closed', 'quarantined'].includes(lead.status) ? (
        <>
          <BarButton icon="flag" label="action.result" hint="r" onClick={() => toggle('result')} />
          <BarButton icon="clock" label="action.snooze" hint="s" onClick={() => toggle('snooze')} />
          <BarButton icon="pass" label="action.pass" hint="p" onClick={() => toggle('pass')} />
        </>
      ) : null}
      <MoreActions lead={lead} onOpen={setTray} />
    </footer>
  )
}

type BarButtonProps = {
  readonly icon: IconName
  readonly label: MessageKey
  readonly hint: string
  readonly onClick: () => void
}

function BarButton({ icon, label, hint, onClick }: BarButtonProps) {
  const t = useT()
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Icon name={icon} size={15} />}
      onClick={onClick}
      title={`${t(label)} (${hint})`}
      aria-keyshortcuts={hint}
      className={classes.button}
    >
      {t(label)}
    </Button>
  )
}

function Reopen({ lead }: { readonly lead: LeadPage }) {
  const t = useT()
  const action = useLeadAction(lead.id)
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<Icon name="undo" size={15} />}
      loading={action.pending}
      onClick={() => action.run({ path: 'reopen', body: {} }, { saved: 'saved.reopened' })}
    >
      {t('action.reopen')}
    </Button>
  )
}

function MoreActions({ lead, onOpen }: { readonly lead: LeadPage; readonly onOpen: (name: TrayName) => void }) {
  const t = useT()
  const { works, judges } = useRights()
  const action = useLeadAction(lead.id)
  const items: readonly (readonly [TrayName, IconName, MessageKey, boolean])[] = [
    ['note', 'note', 'action.note', works],
    ['dispute', 'scale', 'action.dispute', works],
    ['verdict', 'review', 'action.verdict', judges],
    ['override', 'policy', 'action.override', judges],
  ]
  const allowed = items.filter(([, , , isAllowed]) => isAllowed)
  return (
    <Menu position="top-end" shadow="md" width={230}>
      <Menu.Target>
        <Button variant="default" size="xs" px={8} aria-label={t('action.more')} title={t('action.more')}>
          <Icon name="more" size={16} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allowed.map(([name, icon, label]) => (
          <Menu.Item key={name} leftSection={<Icon name={icon} size={14} />} onClick={() => onOpen(name)}>
            {t(label)}
          </Menu.Item>
        ))}
        {works && lead.assignee ? (
          <Menu.Item
            leftSection={<Icon name="queue" size={14} />}
            onClick={() =>
              action.run({ path: 'assign', body: { queue: 'shared' } }, { saved: 'saved.returned', advance: true })
            }
          >
            {t('action.return')}
          </Menu.Item>
        ) : null}
        {works ? <StopLetters lead={lead} /> : null}
      </Menu.Dropdown>
    </Menu>
  )
}
