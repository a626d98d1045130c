export type Toast = {
  readonly id: number
  readonly tone: 'good' | 'bad'
  readonly title: string | null
  readonly message: string
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
  setTimeout(() => closeToast(id), shownMs[toast.tone])
}

/** Says in passing that something was kept. */
export const sayKept = (message: string): void => show({ tone: 'good', title: null, message })

/** Says that something was not done, and why; stays long enough to be read. */
export const sayFailed = (title: string, message: string): void => show({ tone: 'bad', title, message })
