import { Menu, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { User } from '../../src/http/contract/session.ts'
import { useRights } from '../api/rights.ts'
import { useChangeMe, useSignedIn, useSignOut } from '../api/session.ts'
import { useChangeUser, usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { localeNames, locales } from '../language/locale.ts'
import { Icon } from '../ui/icon.tsx'
import classes from './shell.module.css'

function LanguageItems() {
  const { locale, choose, t } = useLanguage()
  const change = useChangeMe()
  return (
    <>
      <Menu.Label>{t('user_menu.language')}</Menu.Label>
      {locales.map((each) => (
        <Menu.Item
          key={each}
          lang={each}
          leftSection={<Icon name={each === locale ? 'check' : 'globe'} size={14} />}
          onClick={() => {
            choose(each)
            change.mutate({ locale: each })
          }}
        >
          {localeNames[each]}
        </Menu.Item>
      ))}
    </>
  )
}

function AppearanceItems() {
  const { t } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = [
    ['light', 'user_menu.light'],
    ['dark', 'user_menu.dark'],
    ['auto', 'user_menu.auto'],
  ] as const
  return (
    <>
      <Menu.Label>{t('user_menu.appearance')}</Menu.Label>
      {schemes.map(([scheme, label]) => (
        <Menu.Item
          key={scheme}
          leftSection={<Icon name={scheme === colorScheme ? 'check' : 'today'} size={14} />}
          onClick={() => setColorScheme(scheme)}
        >
          {t(label)}
        </Menu.Item>
      ))}
    </>
  )
}

const presences: readonly User['presence'][] = ['free', 'busy', 'away']

/** Whether new leads come to the person just now. */
function PresenceItems() {
  const { t } = useLanguage()
  const { user } = useSignedIn()
  const { data: users } = useQuery(usersQuery)
  const change = useChangeUser()
  const present = users?.find(({ id }) => id === user.id)?.presence
  return (
    <>
      <Menu.Label>{t('user_menu.presence')}</Menu.Label>
      {presences.map((presence) => (
        <Menu.Item
          key={presence}
          leftSection={<Icon name={presence === present ? 'check' : 'clock'} size={14} />}
          onClick={() => change.mutate({ id: user.id, presence })}
        >
          {t(`presence.${presence}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  )
}

/** The first letter of a name, whole where it takes two code units. */
const initial = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? '?'

/** Who is in, and what belongs to the person: language, light or dark, the keys, the way out. */
export function UserMenu({ onShowKeys }: { readonly onShowKeys: () => void }) {
  const { t, code } = useLanguage()
  const { user } = useSignedIn()
  const { works } = useRights()
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <Menu position="top-start" width={210} shadow="md">
      <Menu.Target>
        <button type="button" className={classes.user}>
          <span className={classes.avatar} aria-hidden="true">
            {initial(user.name)}
          </span>
          <span className="sr-only">{t('user_menu.label')}</span>
          <span className={classes.userName}>
            <bdi>{user.name}</bdi>
            <span className={classes.role}>{code('role', user.role)}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {works ? <PresenceItems /> : null}
        <LanguageItems />
        <Menu.Divider />
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" size={14} />} onClick={onShowKeys}>
          {t('user_menu.keys')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="pass" size={14} />}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/' }) })}
        >
          {t('user_menu.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
