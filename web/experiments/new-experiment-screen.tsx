import '../theme/lazy-styles.ts'
import { Button, Checkbox, NumberInput, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PlanBasisView } from '../../src/http/contract/experiments.ts'
import { basisQuery, useAddExperiment } from '../api/experiments.ts'
import { learningQuery } from '../api/learning.ts'
import { policiesQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { guarded, metrics } from './answer-words.ts'
import type { Metric } from './answer-words.ts'
import classes from './experiments.module.css'
import { Planner } from './planner.tsx'
import type { Plan } from './planner.tsx'

type Choice = { readonly value: string; readonly label: string }

/** A new experiment: the question in words, what B does, and beside it how large it must be. */
export function NewExperimentScreen() {
  const t = useT()
  const { choices, base, error, retry } = useChoices()
  return (
    <Screen
      wide
      title={t('experiment.new')}
      back={<Link to="/experiments">{t('nav.experiments')}</Link>}
      lead={t('experiment.new_lead')}
    >
      {error ? <ProblemNote error={error} onRetry={retry} /> : null}
      {!choices && !error ? <ScreenSkeleton rows={7} /> : null}
      {choices ? <ExperimentForm choices={choices} base={base} /> : null}
    </Screen>
  )
}

/** What B could do: versions of the policy and models that are not in force; and the usual rate of sales. */
function useChoices() {
  const t = useT()
  const format = useFormat()
  const policies = useQuery(policiesQuery)
  const learning = useQuery(learningQuery)
  const error = policies.error ?? learning.error
  const retry = () => void Promise.all([policies.refetch(), learning.refetch()])
  if (!policies.data || !learning.data) return { choices: null, base: 0.1, error, retry }
  const { readiness, models } = learning.data
  const choices: readonly Choice[] = [
    ...policies.data
      .filter(({ status }) => status !== 'live')
      .map(({ version, status, note }) => ({
        value: `policy:${version}`,
        label: [t('experiment.by_policy', { version }), t(`policy_status.${status}`), note].filter(Boolean).join(' · '),
      })),
    ...models
      .filter(({ status }) => status !== 'champion')
      .map(({ id, created_at: createdAt }) => ({
        value: `model:${id}`,
        label: `${t('experiment.by_model')} ${id} · ${format.day(createdAt)}`,
      })),
  ]
  const base = readiness.deals > 0 && readiness.wins > 0 ? readiness.wins / readiness.deals : 0.1
  return { choices, base: Math.round(base * 1000) / 1000, error: null, retry }
}

type Asked = {
  readonly question: string
  readonly chosen: string | null
  readonly metric: Metric
  readonly guardrails: readonly string[]
  /** Of the leads for B, in per cent. */
  readonly share: number
}

type ExperimentFormProps = { readonly choices: readonly Choice[]; readonly base: number }

function ExperimentForm({ choices, base }: ExperimentFormProps) {
  const t = useT()
  const words = useProblemWords()
  const navigate = useNavigate()
  const add = useAddExperiment()
  const [own, setOwn] = useState<Partial<Record<Metric, Plan>>>({})
  const [asked, setAsked] = useState<Asked>({
    question: '',
    chosen: choices[0]?.value ?? null,
    metric: 'conversion',
    guardrails: ['minutes_to_contact'],
    share: 50,
  })
  const basis = useQuery(basisQuery(asked.metric)).data
  const plan = own[asked.metric] ?? firstPlan(asked.metric, { base, basis })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const treatment = treatmentOf(asked.chosen)
    if (!treatment) return
    add.mutate(
      {
        question: asked.question.trim(),
        treatment,
        metric: asked.metric,
        guardrails: guarded.filter((each) => each !== asked.metric && asked.guardrails.includes(each)),
        share_b: asked.share / 100,
        plan: asked.metric === 'conversion' ? { base: plan.base, effect: plan.effect, per_week: plan.perWeek } : null,
      },
      { onSuccess: ({ id }) => void navigate({ to: '/experiments/$experimentId', params: { experimentId: id } }) },
    )
  }
  return (
    <div className={classes.columns}>
      <form onSubmit={submit} className={classes.form}>
        <Fields asked={asked} choices={choices} change={(part) => setAsked({ ...asked, ...part })} />
        {add.error ? (
          <p className={classes.bad} role="alert">
            {words(add.error)}
          </p>
        ) : null}
        <div>
          <Button type="submit" loading={add.isPending} disabled={asked.question.trim().length < 5 || !asked.chosen}>
            {t('experiment.write_down')}
          </Button>
        </div>
      </form>
      <Planner
        key={asked.metric}
        metric={asked.metric}
        plan={plan}
        onChange={(changed) => setOwn({ ...own, [asked.metric]: changed })}
      />
    </div>
  )
}

type Known = { readonly base: number; readonly basis: PlanBasisView | undefined }

/** Where a plan begins: by the last quarter where it says something; a tenth of what is usual is worth seeing. */
function firstPlan(metric: Metric, { base, basis }: Known): Plan {
  const perWeek = Math.max(1, Math.round(basis?.per_week ?? 50))
  if (metric === 'conversion') return { base, effect: 0.05, perWeek, deviation: null }
  const mean = Number((basis?.mean ?? 30).toFixed(1))
  const deviation = Number((basis?.deviation || 30).toFixed(1))
  return { base: mean, effect: Math.max(0.1, Number((mean / 10).toFixed(1))), perWeek, deviation }
}

/** Where something to try is made. */
function NothingToTry() {
  const t = useT()
  return (
    <>
      {t('experiment.nothing_to_try')} <Link to="/policy">{t('nav.policy')}</Link> ·{' '}
      <Link to="/model">{t('nav.model')}</Link>
    </>
  )
}

type FieldsProps = {
  readonly asked: Asked
  readonly choices: readonly Choice[]
  readonly change: (part: Partial<Asked>) => void
}

function Fields({ asked: { question, chosen, metric, guardrails, share }, choices, change }: FieldsProps) {
  const t = useT()
  return (
    <>
      <Textarea
        autosize
        minRows={2}
        maxLength={500}
        required
        label={t('experiment.question')}
        placeholder={t('experiment.question_example')}
        value={question}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
      <Select
        label={t('experiment.arm_b')}
        description={choices.length === 0 ? <NothingToTry /> : t('experiment.arm_b_help')}
        allowDeselect={false}
        data={[...choices]}
        value={chosen}
        onChange={(value) => change({ chosen: value })}
      />
      <Select
        label={t('experiment.metric')}
        allowDeselect={false}
        data={metrics.map((value) => ({ value, label: t(`experiment.metric_${value}`) }))}
        value={metric}
        onChange={(value) => change({ metric: metrics.find((each) => each === value) ?? 'conversion' })}
      />
      <Checkbox.Group
        label={t('experiment.guardrails')}
        value={[...guardrails]}
        onChange={(chosenOnes) => change({ guardrails: chosenOnes })}
      >
        <div className={classes.options}>
          {guarded
            .filter((each) => each !== metric)
            .map((each) => (
              <Checkbox key={each} size="xs" value={each} label={t(`experiment.metric_${each}`)} />
            ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('experiment.share')}
        min={5}
        max={95}
        suffix=" %"
        value={share}
        onChange={(value) => typeof value === 'number' && change({ share: value })}
      />
    </>
  )
}

function treatmentOf(chosen: string | null) {
  if (!chosen) return null
  const [kind, ...rest] = chosen.split(':')
  const name = rest.join(':')
  return kind === 'policy'
    ? ({ kind: 'policy', version: Number(name) } as const)
    : ({ kind: 'model', model_id: name } as const)
}
