import { CloseButton } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useT } from '../language/language-context.tsx'
import { Icon } from './icon.tsx'
import { closeToast, currentToasts, listenToToasts } from './toast-store.ts'
import classes from './toasts.module.css'

/** Passing words at the foot of the screen, read out by screen readers as they come. */
export function Toasts() {
  const t = useT()
  const toasts = useSyncExternalStore(listenToToasts, currentToasts)
  return (
    <div className={classes.place} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={classes.toast} data-tone={toast.tone}>
          <Icon name={toast.tone === 'good' ? 'check' : 'alert'} size={16} />
          <span className={classes.words}>
            {toast.title ? <b>{toast.title}. </b> : null}
            {toast.message}
          </span>
          {toast.action ? (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                closeToast(toast.id)
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </button>
          ) : null}
          <CloseButton size="sm" aria-label={t('close')} onClick={() => closeToast(toast.id)} />
        </div>
      ))}
    </div>
  )
}
