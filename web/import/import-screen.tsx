import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { importQuery, isRunning } from '../api/imports.ts'
import { useT } from '../language/language-context.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportResult } from './import-result.tsx'
import { MappingForm } from './mapping-form.tsx'

/** One file on its way in: what its columns mean, a trial, the run, the result, and the way back. */
export function ImportScreen() {
  const t = useT()
  const { importId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(importQuery(importId))
  const maps = data && (data.status === 'uploaded' || data.status === 'checked')
  return (
    <Screen wide title={data?.file_name ?? t('nav.import')} back={<Link to="/import">{t('import.all')}</Link>}>
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton /> : null}
      {data && isRunning(data) ? <ImportProgress leadImport={data} /> : null}
      {data && !isRunning(data) && data.status !== 'uploaded' ? <ImportResult leadImport={data} /> : null}
      {maps ? <MappingForm leadImport={data} /> : null}
    </Screen>
  )
}
