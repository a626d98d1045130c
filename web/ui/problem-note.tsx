import { Button, Text } from '@mantine/core'
import { isProblem } from '../api/problem.ts'
import { useLanguage } from '../language/language-context.tsx'
import { Icon } from './icon.tsx'
import classes from './notes.module.css'

type ProblemNoteProps = { readonly error: unknown; readonly onRetry?: () => void }

/** The words for a fault: by its reason, else by its code, else what the server said. */
export function useProblemWords(): (error: unknown) => string {
  const { code } = useLanguage()
  return (error) => {
    if (!isProblem(error)) return code('error', 'internal')
    const byReason = code('error', error.reason, { detail: error.message })
    if (byReason !== error.reason.replaceAll('_', ' ')) return byReason
    const general = code('error', error.code)
    return error.message === error.code || error.status >= 500 ? general : `${general} ${error.message}`
  }
}

/** What failed, that nothing is lost, and what to do. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const requestId = isProblem(error) ? error.requestId : null
  return (
    <div className={classes.note} role="alert">
      <Icon name="alert" size={22} className={classes.bad} />
      <Text fw={600}>{words(error)}</Text>
      <Text c="dimmed">{t('problem.nothing_lost')}</Text>
      {onRetry ? (
        <Button variant="default" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      ) : null}
      {requestId ? (
        <Text size="xs" c="dimmed">
          {t('problem.request_id')} <bdi dir="ltr">{requestId}</bdi>
        </Text>
      ) : null}
    </div>
  )
}
