import { notifications } from '@mantine/notifications'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'

/** Says that a change was kept, or what stood against it; to be given to `mutate`. */
export function useSaved() {
  const t = useT()
  const words = useProblemWords()
  const closeButtonProps = { 'aria-label': t('close') }
  return {
    onSuccess: () => {
      notifications.show({ message: t('saved.settings'), color: 'green', withBorder: true, closeButtonProps })
    },
    onError: (error: unknown) => {
      notifications.show({
        title: t('problem.not_saved'),
        message: words(error),
        color: 'red',
        withBorder: true,
        autoClose: 12_000,
        closeButtonProps,
      })
    },
  }
}
