import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Fault } from './faults.ts'
import { LetterEditor } from './letter-editor.tsx'
import classes from './letters.module.css'
import { branchEvents, type LetterStep, type SequenceBody, type Step, type WaitStep, waitOf } from './sequence-body.ts'
import { useStepWords } from './step-words.ts'

type Props = {
  readonly body: SequenceBody
  readonly index: number
  readonly faults: readonly Fault[]
  readonly onBody: (body: SequenceBody) => void
}

/** What a step consists of: the time of a wait and its branches, the texts of a letter, and where it leads. */
export function StepPanel({ body, index, faults, onBody }: Props) {
  const step = body.steps[index]!
  const set = (next: Step) => onBody({ ...body, steps: body.steps.map((one) => (one.id === next.id ? next : one)) })
  return (
    <div className={classes.panel}>
      {step.kind === 'wait' ? <Wait step={step} body={body} onStep={set} /> : null}
      {step.kind === 'letter' ? <LetterFields step={step} body={body} faults={faults} onBody={onBody} /> : null}
      <After step={step} body={body} onStep={set} />
    </div>
  )
}

type LetterFieldsProps = Omit<Props, 'index'> & { readonly step: LetterStep }

function LetterFields({ step, body, faults, onBody }: LetterFieldsProps) {
  const letter = body.letters[step.letter]
  if (!letter) return null
  return (
    <LetterEditor
      letter={letter}
      faults={faults}
      onChange={(next) => onBody({ ...body, letters: { ...body.letters, [step.letter]: next } })}
    />
  )
}

type StepProps<Kind extends Step> = {
  readonly step: Kind
  readonly body: SequenceBody
  readonly onStep: (step: Step) => void
}

const perDay = { days: 1, hours: 24 } as const

function Wait({ step, body, onStep }: StepProps<WaitStep>) {
  const t = useT()
  const [unit, setUnit] = useState(waitOf(step.days).unit)
  const n = Math.round(step.days * perDay[unit] * 100) / 100
  const free = branchEvents.find((on) => !body.leaveOn.includes(on) && step.branches.every((one) => one.on !== on))
  const setBranch = (at: number, change: Partial<WaitStep['branches'][number]>) =>
    onStep({ ...step, branches: step.branches.map((one, index) => (index === at ? { ...one, ...change } : one)) })
  return (
    <>
      <div className={classes.row}>
        <NumberInput
          size="xs"
          w={110}
          label={t('letters.wait_time')}
          min={unit === 'hours' ? 0.25 : 1}
          max={1000 * perDay[unit]}
          value={n}
          onChange={(value) =>
            typeof value === 'number' && value > 0 && onStep({ ...step, days: value / perDay[unit] })
          }
        />
        <Select
          size="xs"
          w={120}
          allowDeselect={false}
          aria-label={t('letters.unit')}
          data={(['days', 'hours'] as const).map((value) => ({ value, label: t(`letters.unit_${value}`) }))}
          value={unit}
          onChange={(value) => {
            const next = value === 'hours' ? 'hours' : 'days'
            setUnit(next)
            onStep({ ...step, days: n / perDay[next] })
          }}
        />
      </div>
      {step.branches.map((branch, at) => (
        <BranchFields
          key={branch.on}
          branch={branch}
          step={step}
          body={body}
          onChange={(change) => setBranch(at, change)}
          onRemove={() => onStep({ ...step, branches: step.branches.filter((one) => one !== branch) })}
        />
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!free}
          onClick={() => free && onStep({ ...step, branches: [...step.branches, { on: free, go: null }] })}
        >
          {t('letters.add_branch')}
        </Button>
      </div>
      <p className={classes.dim}>{t('letters.branch_help')}</p>
    </>
  )
}

type BranchProps = {
  readonly branch: WaitStep['branches'][number]
  readonly step: WaitStep
  readonly body: SequenceBody
  readonly onChange: (change: Partial<WaitStep['branches'][number]>) => void
  readonly onRemove: () => void
}

function BranchFields({ branch, step, body, onChange, onRemove }: BranchProps) {
  const t = useT()
  const { event } = useStepWords()
  const taken = (on: string) => on !== branch.on && step.branches.some((one) => one.on === on)
  const known = branchEvents.some((on) => on === branch.on) ? branchEvents : [...branchEvents, branch.on]
  return (
    <div className={classes.branch}>
      <Select
        size="xs"
        allowDeselect={false}
        label={t('letters.branch_if')}
        data={known.map((value) => ({
          value,
          label: event(value),
          disabled: taken(value) || body.leaveOn.includes(value),
        }))}
        value={branch.on}
        onChange={(on) => on && onChange({ on })}
      />
      <Target
        label={t('letters.branch_then')}
        value={branch.go}
        step={step}
        body={body}
        onChange={(go) => onChange({ go })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        mb={2}
        aria-label={t('letters.remove_branch', { event: event(branch.on) })}
        title={t('letters.remove_branch', { event: event(branch.on) })}
        onClick={onRemove}
      >
        <Icon name="trash" size={14} />
      </ActionIcon>
    </div>
  )
}

function After({ step, body, onStep }: StepProps<Step>) {
  const t = useT()
  return (
    <div className={classes.row}>
      <Target
        label={t('letters.after')}
        value={step.next}
        step={step}
        body={body}
        onChange={(next) => onStep({ ...step, next })}
      />
    </div>
  )
}

type TargetProps = {
  readonly label: string
  readonly value: string | null
  readonly step: Step
  readonly body: SequenceBody
  readonly onChange: (id: string | null) => void
}

const end = '.'

/** Another step, or the end. */
function Target({ label, value, step, body, onChange }: TargetProps) {
  const t = useT()
  const { step: words } = useStepWords()
  const others = body.steps.flatMap((one, index) =>
    one.id === step.id ? [] : [{ value: one.id, label: `${index + 1}. ${words(one, body.letters)}` }],
  )
  return (
    <Select
      size="xs"
      maw={420}
      style={{ flex: 1 }}
      allowDeselect={false}
      label={label}
      data={[...others, { value: end, label: t('letters.the_end') }]}
      value={value ?? end}
      onChange={(next) => next !== null && onChange(next === end ? null : next)}
    />
  )
}
