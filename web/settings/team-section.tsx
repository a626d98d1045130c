import { Button, Checkbox, Select, Switch, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { User } from '../../src/http/contract/session.ts'
import { useChangeUser, usersQuery, useSignInLink } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { When } from '../ui/when.tsx'
import { AddUser } from './add-user.tsx'
import { PersonSheet } from './person-sheet.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

/** The people: who may do what, who takes which leads, and a way in for those who lost theirs. */
export function TeamSection() {
  const { t } = useLanguage()
  const { data: users, error, refetch } = useQuery(usersQuery)
  const [link, setLink] = useState<{ readonly name: string; readonly address: string } | null>(null)
  const [sheet, setSheet] = useState<string | null>(null)
  const shown = users?.find(({ id }) => id === sheet)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!users) return <ScreenSkeleton />
  return (
    <>
      <div className={classes.block}>
        <AddUser onAdded={(name, address) => setLink({ name, address })} />
      </div>
      {link ? (
        <output className={`${classes.block} ${classes.secret}`}>
          <p style={{ marginTop: 0 }}>{t('team.link_for', { name: link.name })}</p>
          <CopyText label={t('team.link')} text={link.address} />
        </output>
      ) : null}
      {shown ? <PersonSheet key={shown.id} user={shown} onClose={() => setSheet(null)} /> : null}
      <ScrollRegion label={t('settings.team')} phone="stack">
        <Table verticalSpacing={6} horizontalSpacing={6}>
          <HeadRow
            names={[t('team.name'), t('team.role'), t('team.takes'), t('team.presence'), t('team.active')]}
            deeds={t('team.link')}
          />
          <Table.Tbody>
            {users.map((user) => (
              <UserRow
                key={user.id}
                user={user}
                onLink={(address) => setLink({ name: user.name, address })}
                onSheet={() => setSheet(user.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  )
}

const roles: readonly User['role'][] = ['administrator', 'manager', 'rep', 'marketer', 'privacy_officer']
const presences: readonly User['presence'][] = ['free', 'busy', 'away']

type UserRowProps = {
  readonly user: User
  readonly onLink: (address: string) => void
  readonly onSheet: () => void
}
type CellProps = { readonly user: User; readonly set: (input: UserChange) => void }
type UserChange = Omit<Parameters<ReturnType<typeof useChangeUser>['mutate']>[0], 'id'>

function UserRow({ user, onLink, onSheet }: UserRowProps) {
  const { t } = useLanguage()
  const saved = useSaved()
  const change = useChangeUser()
  const link = useSignInLink()
  const set = (input: UserChange) => change.mutate({ id: user.id, ...input }, saved)
  return (
    <Table.Tr>
      <NameCell user={user} />
      <RoleCell user={user} set={set} />
      <TakesCell user={user} set={set} />
      <PresenceCell user={user} set={set} />
      <Table.Td data-label={t('team.active')}>
        <Switch
          size="xs"
          aria-label={`${t('team.active')}: ${user.name}`}
          checked={user.active}
          onChange={() => set({ active: !user.active })}
        />
      </Table.Td>
      <Table.Td>
        <div className={classes.deeds}>
          <Button size="compact-sm" variant="default" onClick={onSheet}>
            {t('person.details')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={link.isPending}
            onClick={() =>
              link.mutate(user.id, { onSuccess: (made) => onLink(made.sign_in_link), onError: saved.onError })
            }
          >
            {t('team.new_link')}
          </Button>
        </div>
      </Table.Td>
    </Table.Tr>
  )
}

function NameCell({ user }: Pick<CellProps, 'user'>) {
  return (
    <Table.Td>
      <bdi>{user.name}</bdi>
      {user.last_seen_at ? (
        <span className={classes.dim}>
          {' · '}
          <When at={user.last_seen_at} />
        </span>
      ) : null}
      <div className={classes.dim}>
        <bdi dir="ltr">{user.email}</bdi>
      </div>
    </Table.Td>
  )
}

function RoleCell({ user, set }: CellProps) {
  const { t, code } = useLanguage()
  return (
    <Table.Td data-label={t('team.role')}>
      <Select
        size="xs"
        miw={196}
        allowDeselect={false}
        aria-label={`${t('team.role')}: ${user.name}`}
        data={roles.map((value) => ({ value, label: code('role', value) }))}
        value={user.role}
        onChange={(value) => {
          const role = roles.find((each) => each === value)
          if (role) set({ role })
        }}
      />
    </Table.Td>
  )
}

function TakesCell({ user, set }: CellProps) {
  const { t } = useLanguage()
  return (
    <Table.Td data-label={t('team.takes')} className={classes.nowrap}>
      <Checkbox
        size="xs"
        label={t('team.closer')}
        checked={user.closer}
        onChange={() => set({ closer: !user.closer })}
      />
      <Checkbox
        size="xs"
        mt={4}
        label={t('team.junior')}
        checked={user.junior}
        onChange={() => set({ junior: !user.junior })}
      />
    </Table.Td>
  )
}

function PresenceCell({ user, set }: CellProps) {
  const { t } = useLanguage()
  return (
    <Table.Td data-label={t('team.presence')}>
      <Select
        size="xs"
        miw={110}
        allowDeselect={false}
        aria-label={`${t('team.presence')}: ${user.name}`}
        data={presences.map((value) => ({ value, label: t(`presence.${value}`) }))}
        value={user.presence}
        onChange={(value) => {
          const presence = presences.find((each) => each === value)
          if (presence) set({ presence })
        }}
      />
    </Table.Td>
  )
}
