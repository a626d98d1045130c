export type ToastAction = { readonly label: string; readonly run: () => void }

export type Toast = {
  readonly id: number
  readonly tone: 'good' | 'bad'
  readonly title: string | null
  readonly message: string
  readonly action?: ToastAction | null
}

const mostAtOnce = 3
const shownMs = { good: 5000, bad: 12_000 } as const

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

export function listenToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const currentToasts = (): readonly Toast[] => toasts

export const closeToast = (id: number): void => set(toasts.filter((toast) => toast.id !== id))

function show(toast: Omit<Toast, 'id'>): void {
  lastId += 1
  const id = lastId
  set([...toasts, { ...toast, id }].slice(-mostAtOnce))
  setTimeout(() => closeToast(id), toast.action ? shownMs.bad : shownMs[toast.tone])
}

/** Says in passing that something was kept; an action (to undo it) may stand beside. */
export const sayKept = (message: string, action: ToastAction | null = null): void =>
  show({ tone: 'good', title: null, message, action })

/** Says that something was not done, and why; stays long enough to be read. */
export const sayFailed = (title: string, message: string): void => show({ tone: 'bad', title, message })
