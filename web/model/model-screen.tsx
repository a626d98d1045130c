import '../theme/lazy-styles.ts'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LearningScreen } from '../../src/http/contract/learning.ts'
import { learningQuery, modelReportQuery } from '../api/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { LearningRules } from './learning-rules.tsx'
import classes from './model.module.css'
import { ModelTabs } from './model-tabs.tsx'
import { Models } from './models.tsx'
import { ReadinessSection } from './readiness-section.tsx'
import { ReportSection } from './report-section.tsx'
import { TrainButton } from './train-button.tsx'

/** Whether the score keeps its promise, what sells, and what could be learned next. */
export function ModelScreen() {
  const t = useT()
  const { data, error, refetch } = useQuery(learningQuery)
  return (
    <Screen
      wide
      title={t('nav.model')}
      lead={data ? <InCharge learning={data} /> : ' '}
      actions={data ? <TrainButton learning={data} /> : null}
    >
      <ModelTabs />
      {error && !data ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ScreenSkeleton rows={10} /> : null}
      {data ? <Content learning={data} /> : null}
    </Screen>
  )
}

/** One line: which model decides, and what it rests on. */
function InCharge({ learning }: { readonly learning: LearningScreen }) {
  const t = useT()
  const format = useFormat()
  const champion = learning.models.find(({ status }) => status === 'champion')
  if (!champion?.learned_until || champion.deals === null) return <>{t('model.lead_base')}</>
  return (
    <>
      {t('model.lead_own', {
        deals: format.number(champion.deals),
        won: format.number(champion.wins ?? 0),
        day: format.day(champion.learned_until),
      })}
    </>
  )
}

function Content({ learning }: { readonly learning: LearningScreen }) {
  const reported = learning.models.filter(({ has_report: hasReport }) => hasReport)
  const first = reported.find(({ status }) => status === 'champion') ?? reported[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = reported.find(({ id }) => id === chosen) ?? first
  return (
    <>
      {shown ? <Report learning={learning} id={shown.id} onChoose={setChosen} /> : <NoReport />}
      <Models learning={learning} onShow={setChosen} />
      <ReadinessSection readiness={learning.readiness} disputes={learning.disputes} />
      <LearningRules rules={learning.rules} />
    </>
  )
}

function NoReport() {
  const t = useT()
  return (
    <EmptyNote icon="model" title={t('model.none')}>
      {t('model.none_help')}
    </EmptyNote>
  )
}

type ReportProps = {
  readonly learning: LearningScreen
  readonly id: string
  readonly onChoose: (id: string) => void
}

function Report({ learning, id, onChoose }: ReportProps) {
  const t = useT()
  const format = useFormat()
  const { data: report, error, refetch } = useQuery(modelReportQuery(id))
  const reported = learning.models.filter(({ has_report: hasReport }) => hasReport)
  const model = reported.find((one) => one.id === id)
  const nameOf = (one: (typeof reported)[number]) =>
    `${t(`model.status_${one.status}`)}, ${format.exact(one.created_at)}`
  return (
    <>
      {reported.length > 1 ? (
        <Select
          className={classes.choice}
          size="xs"
          label={t('model.shown')}
          allowDeselect={false}
          value={id}
          data={reported.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onChange={(value) => value && onChoose(value)}
        />
      ) : null}
      {model && model.status !== 'champion' ? <p className={classes.aside}>{t('model.not_in_charge')}</p> : null}
      {model && !model.skill ? <p className={classes.aside}>{t('model.no_skill')}</p> : null}
      {error && !report ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!report && !error ? <ScreenSkeleton rows={7} /> : null}
      {report ? <ReportSection report={report} /> : null}
    </>
  )
}
