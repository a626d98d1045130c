import { useT } from '../language/language-context.tsx'
import { ScreenTabs } from '../ui/screen-tabs.tsx'

export function ChannelTabs() {
  const t = useT()
  return (
    <ScreenTabs
      label={t('nav.channels')}
      tabs={[
        { to: '/channels', label: t('channels.tab_money') },
        { to: '/channels/quality', label: t('channels.tab_quality') },
        { to: '/channels/forecast', label: t('channels.tab_forecast') },
      ]}
    />
  )
}
