import '../theme/lazy-styles.ts'
import { Link, useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import type { Role } from '../../src/http/contract/primitives.ts'
import { useSignedIn } from '../api/session.ts'
import { useT } from '../language/language-context.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { AuditSection } from './audit-section.tsx'
import { FormsSection } from './forms-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { ListsSection } from './lists-section.tsx'
import { MeSection } from './me-section.tsx'
import classes from './settings.module.css'
import { TeamSection } from './team-section.tsx'
import { WordsSection } from './words-section.tsx'
import { WorkspaceSection } from './workspace-section.tsx'

const ChannelsSection = lazy(async () => ({ default: (await import('./channels-section.tsx')).ChannelsSection }))
const ServicesSection = lazy(async () => ({ default: (await import('./services-section.tsx')).ServicesSection }))
const WebhooksSection = lazy(async () => ({ default: (await import('./webhooks-section.tsx')).WebhooksSection }))
const DeliveriesSection = lazy(async () => ({ default: (await import('./deliveries-section.tsx')).DeliveriesSection }))

type Section = { readonly Content: ComponentType; readonly roles: readonly Role[] | null }

const sections = {
  me: { Content: MeSection, roles: null },
  team: { Content: TeamSection, roles: ['administrator', 'manager'] },
  forms: { Content: FormsSection, roles: ['administrator', 'manager', 'marketer'] },
  keys: { Content: KeysSection, roles: ['administrator'] },
  lists: { Content: ListsSection, roles: ['administrator', 'manager', 'marketer', 'privacy_officer'] },
  words: { Content: WordsSection, roles: ['administrator', 'manager', 'marketer'] },
  workspace: { Content: WorkspaceSection, roles: ['administrator'] },
  channels: { Content: ChannelsSection, roles: ['administrator'] },
  services: { Content: ServicesSection, roles: ['administrator'] },
  webhooks: { Content: WebhooksSection, roles: ['administrator'] },
  deliveries: { Content: DeliveriesSection, roles: ['administrator', 'manager', 'marketer'] },
  audit: { Content: AuditSection, roles: ['administrator', 'manager', 'privacy_officer'] },
} as const satisfies Record<string, Section>

type SectionName = keyof typeof sections
const names = Object.keys(sections) as SectionName[]

/** Settings, a section at an address each; a role sees the sections it may change. */
export function SettingsScreen() {
  const t = useT()
  const { user } = useSignedIn()
  const { section } = useParams({ strict: false })
  const allowed = names.filter((name) => {
    const roles: readonly Role[] | null = sections[name].roles
    return roles === null || roles.includes(user.role)
  })
  const current = allowed.find((name) => name === section) ?? 'me'
  const { Content } = sections[current]
  const places = useRef<HTMLElement>(null)
  // On a phone the sections are a row that scrolls: the open one is brought into sight.
  useEffect(() => {
    places.current?.querySelector(`[href$="/${current}"]`)?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [current])
  return (
    <Screen title={t('nav.settings')} wide>
      <div className={classes.layout} data-alone={allowed.length === 1 || undefined}>
        {/* Who has one section needs no way to it. */}
        <nav ref={places} className={classes.nav} aria-label={t('nav.settings')} hidden={allowed.length === 1}>
          {allowed.map((name) => (
            <Link
              key={name}
              to="/settings/$section"
              params={{ section: name }}
              className={classes.tab}
              aria-current={name === current ? 'page' : undefined}
            >
              {t(`settings.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.content}>
          <Suspense fallback={<ScreenSkeleton />}>
            <Content />
          </Suspense>
        </div>
      </div>
    </Screen>
  )
}
