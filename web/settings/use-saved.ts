import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'

/** Says that a change was kept, or what stood against it; to be given to `mutate`. */
export function useSaved() {
  const t = useT()
  const words = useProblemWords()
  return {
    onSuccess: () => sayKept(t('saved.settings')),
    onError: (error: unknown) => sayFailed(t('problem.not_saved'), words(error)),
  }
}
