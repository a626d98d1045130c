import '../theme/lazy-styles.ts'
import { Button, CloseButton, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { BulkInput } from '../../src/http/contract/desk.ts'
import { useBulk, useUndoBulk } from '../api/day.ts'
import { useSignedIn } from '../api/session.ts'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useNow } from '../language/use-format.ts'
import { closeReasons } from '../lead/close-reasons.ts'
import { snoozeSpans, snoozeUntil } from '../lead/snooze-times.ts'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import classes from './bulk-bar.module.css'
import type { Marks } from './use-marks.ts'

type Act = (action: BulkInput['action']) => void

/** What can be done with the chosen leads at once; each deed can be undone from the note that tells of it. */
export function BulkBar({ marks }: { readonly marks: Marks }) {
  const { t } = useLanguage()
  const { user } = useSignedIn()
  const bulk = useBulk()
  const act = useAct(marks, bulk)
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')}>
      <b aria-live="polite">{t('bulk.chosen', { n: marks.ids.size })}</b>
      <PassMenu act={act} />
      <SnoozeMenu act={act} />
      <CloseMenu act={act} />
      {user.role === 'rep' ? null : <ListMenu act={act} />}
      <CloseButton size="sm" aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={marks.clear} />
    </div>
  )
}

function useAct(marks: Marks, bulk: ReturnType<typeof useBulk>): Act {
  const { t } = useLanguage()
  const words = useProblemWords()
  const undo = useUndoBulk()
  // The bar is gone by then: what a mutation is told to do afterwards would not be heard.
  const takeBack = (deedId: string) =>
    undo.mutateAsync(deedId).then(
      ({ undone, left }) => sayKept(t(left > 0 ? 'bulk.undone_partly' : 'bulk.undone', { n: undone, left })),
      (error: unknown) => sayFailed(t('problem.not_saved'), words(error)),
    )
  return (action) =>
    bulk.mutate(
      { lead_ids: [...marks.ids], action },
      {
        onSuccess: ({ deed_id: deedId, done, refused }) => {
          marks.clear()
          const said = t(refused.length > 0 ? 'bulk.done_partly' : 'bulk.done', { n: done, refused: refused.length })
          sayKept(said, deedId ? { label: t('bulk.undo'), run: () => void takeBack(deedId) } : null)
        },
        onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
      },
    )
}

type DropProps = { readonly icon: IconName; readonly label: string; readonly children: ReactNode }

function Drop({ icon, label, children }: DropProps) {
  return (
    <Menu position="top-start" shadow="md" width={230}>
      <Menu.Target>
        <Button size="compact-xs" variant="default" leftSection={<Icon name={icon} size={13} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.drop}>{children}</Menu.Dropdown>
    </Menu>
  )
}

const workers = new Set(['rep', 'manager', 'administrator'])

function PassMenu({ act }: { readonly act: Act }) {
  const { t, code } = useLanguage()
  const { data: users = [] } = useQuery(usersQuery)
  const people = users.filter(({ active, role }) => active && workers.has(role)).toSorted((a, b) => a.load - b.load)
  return (
    <Drop icon="pass" label={t('action.pass')}>
      {people.map((user) => (
        <Menu.Item key={user.id} onClick={() => act({ kind: 'assign', user_id: user.id })}>
          <bdi>{user.name}</bdi> <span className={classes.dim}>{t('pass.load', { n: user.load })}</span>
        </Menu.Item>
      ))}
      {(['shared', 'junior'] as const).map((queue) => (
        <Menu.Item key={queue} onClick={() => act({ kind: 'assign', queue })}>
          {code('queue', queue)}
        </Menu.Item>
      ))}
    </Drop>
  )
}

function SnoozeMenu({ act }: { readonly act: Act }) {
  const { t } = useLanguage()
  const now = useNow()
  const { workspace } = useSignedIn()
  return (
    <Drop icon="clock" label={t('action.snooze')}>
      {snoozeSpans.map((span) => {
        const until = snoozeUntil(span, now, workspace.time_zone)
        return until ? (
          <Menu.Item key={span} onClick={() => act({ kind: 'snooze', until })}>
            {t(`snooze.${span}`)}
          </Menu.Item>
        ) : null
      })}
    </Drop>
  )
}

function CloseMenu({ act }: { readonly act: Act }) {
  const { t, code } = useLanguage()
  return (
    <Drop icon="flag" label={t('bulk.close')}>
      {(['lost', 'disqualified'] as const).map((outcome) => (
        <div key={outcome}>
          <Menu.Label>{code('outcome', outcome)}</Menu.Label>
          {closeReasons[outcome].map((reason) => (
            <Menu.Item key={reason} onClick={() => act({ kind: 'close', outcome, reason })}>
              {code('outcome', `reason.${reason}`)}
            </Menu.Item>
          ))}
        </div>
      ))}
    </Drop>
  )
}

function ListMenu({ act }: { readonly act: Act }) {
  const { t } = useLanguage()
  return (
    <Drop icon="list" label={t('bulk.list')}>
      {(['allow', 'suppress', 'deny'] as const).map((list) => (
        <Menu.Item key={list} onClick={() => act({ kind: 'list', list })}>
          {t(`bulk.list_${list}`)}
        </Menu.Item>
      ))}
    </Drop>
  )
}
