import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import type { Role } from '../../src/http/contract/primitives.ts'
import { pollQuery } from '../api/day.ts'
import { useLiveUpdates } from '../api/live.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { withWords } from '../language/messages.ts'
import { useKeys } from '../ui/use-keys.ts'
import { ConnectionBar } from './connection-bar.tsx'
import { Places } from './places.tsx'
import classes from './shell.module.css'
import { UserMenu } from './user-menu.tsx'

const loadKeys = withWords(() => import('./keys-sheet.tsx'))
const KeysSheet = lazy(async () => ({ default: (await loadKeys()).KeysSheet }))

const loadPoll = withWords(() => import('./poll-card.tsx'))
const PollCard = lazy(async () => ({ default: (await loadPoll()).PollCard }))

/** The question of the month, for reps who have not answered it. */
function PollPlace({ role }: { readonly role: Role }) {
  const { data: month } = useQuery({ ...pollQuery, enabled: role === 'rep' })
  return month ? (
    <Suspense fallback={null}>
      <PollCard month={month} />
    </Suspense>
  ) : null
}

/** The frame around every screen: the rail of places, the line's state, the screen. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useT()
  const { user, workspace } = useSignedIn()
  const connected = useLiveUpdates()
  const [keysOpen, setKeysOpen] = useState(false)
  useKeys({ '?': () => setKeysOpen(true) })
  return (
    <div className={classes.shell}>
      <a href="#screen" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <nav className={classes.rail} aria-label={t('shell.places')}>
        <div className={classes.workspace}>
          <img src="/icon.svg" alt="" width={22} height={22} />
          <bdi>{workspace.name}</bdi>
          {workspace.has_sample_data ? <span className={classes.sample}>{t('workspace.sample_title')}</span> : null}
        </div>
        <Places role={user.role} />
        <UserMenu onShowKeys={() => setKeysOpen(true)} />
      </nav>
      <main id="screen" tabIndex={-1} className={classes.main}>
        <ConnectionBar connected={connected} />
        <PollPlace role={user.role} />
        <div className={classes.screen}>{children}</div>
      </main>
      {keysOpen ? (
        <Suspense fallback={null}>
          <KeysSheet onClose={() => setKeysOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
