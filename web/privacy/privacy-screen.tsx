import '../theme/lazy-styles.ts'
import { Tabs } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import { Screen } from '../ui/screen.tsx'
import { AboutTab } from './about-tab.tsx'
import { PersonTab } from './person-tab.tsx'
import { RegisterTab } from './register-tab.tsx'
import { RequestsTab } from './requests-tab.tsx'
import { RetentionTab } from './retention-tab.tsx'

const tabs = {
  person: PersonTab,
  requests: RequestsTab,
  register: RegisterTab,
  retention: RetentionTab,
  about: AboutTab,
} as const
const names = Object.keys(tabs) as (keyof typeof tabs)[]

/** The privacy officer's desk: a person's file, what people asked for, the register of consents, how long data are kept. */
export function PrivacyScreen() {
  const t = useT()
  return (
    <Screen title={t('nav.privacy')} lead={t('privacy.lead')}>
      <Tabs defaultValue="person" keepMounted={false}>
        <Tabs.List mb="md">
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`privacy.tab_${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => {
          const Content = tabs[name]
          return (
            <Tabs.Panel key={name} value={name}>
              <Content />
            </Tabs.Panel>
          )
        })}
      </Tabs>
    </Screen>
  )
}
