import { useT } from '../language/language-context.tsx'
import { ScreenTabs } from '../ui/screen-tabs.tsx'

export function ModelTabs() {
  const t = useT()
  return (
    <ScreenTabs
      label={t('nav.model')}
      tabs={[
        { to: '/model', label: t('watch.tab_model') },
        { to: '/model/watch', label: t('watch.tab_watch') },
      ]}
    />
  )
}
