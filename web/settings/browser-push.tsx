import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MyNoticesView } from '../../src/http/contract/notices.ts'
import { localProblem } from '../api/problem.ts'
import { get, post } from '../api/request.ts'
import { useT } from '../language/language-context.tsx'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'

const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Notices in this browser, also while the console is closed. */
export function BrowserPush({ browsers }: { readonly browsers: MyNoticesView['browsers'] }) {
  const t = useT()
  const saved = useSaved()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['my-notices'] })
  const begin = useMutation({ mutationFn: subscribe, onSuccess: refresh })
  const end = useMutation({
    mutationFn: (endpoint: string) => post<void>('/api/session/me/push/end', { endpoint }),
    onSuccess: refresh,
  })
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      {browsers.map((browser) => (
        <div key={browser.id} className={classes.spread}>
          <bdi>{browser.label ?? t('notices.a_browser')}</bdi>
          <Button size="xs" variant="default" onClick={() => end.mutate(browser.endpoint, saved)}>
            {t('notices.push_end')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={!canPush()}
          loading={begin.isPending}
          onClick={() => begin.mutate(undefined, saved)}
        >
          {t('notices.push_begin')}
        </Button>
      </div>
      {canPush() ? null : <p className={classes.dim}>{t('notices.push_impossible')}</p>}
    </div>
  )
}

async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw localProblem('push_denied')
  const registration = await navigator.serviceWorker.register('/sw.js')
  await navigator.serviceWorker.ready
  const { public_key: applicationServerKey } = await get<{ readonly public_key: string }>('/api/session/me/push')
  const wish = { userVisibleOnly: true, applicationServerKey }
  // Browsers without a push service, or a network that keeps them from it, refuse here.
  const subscription = await registration.pushManager.subscribe(wish).catch(() => {
    throw localProblem('push_unreachable')
  })
  const { endpoint, keys } = subscription.toJSON()
  const label = `${navigator.platform} · ${/Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent)?.[0] ?? ''}`.slice(
    0,
    100,
  )
  await post<void>('/api/session/me/push', {
    endpoint,
    keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] },
    label,
  })
}
