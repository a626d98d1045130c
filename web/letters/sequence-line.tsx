import { Button, Menu, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../language/language-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { type Fault, faultsAt } from './faults.ts'
import classes from './letters.module.css'
import {
  freeName,
  insertStep,
  moveStep,
  newLetter,
  removeStep,
  type SequenceBody,
  type Step,
  type StepKind,
} from './sequence-body.ts'
import { StepRow } from './step-row.tsx'

type Props = {
  readonly body: SequenceBody
  readonly faults: readonly Fault[]
  readonly onChange: (body: SequenceBody) => void
  /** Told with what was before, to be taken back. */
  readonly onRemoved: (before: SequenceBody) => void
}

const kinds: readonly StepKind[] = ['letter', 'wait', 'look_again']

/** The steps from top to bottom; arrows go through them, Alt and arrows move one, Delete takes it out. */
export function SequenceLine({ body, faults, onChange, onRemoved }: Props) {
  const t = useT()
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { listRef, focusNow, focusSoon } = useStepFocus()
  const { steps } = body
  const firstBad = steps.find((_, index) => faultsAt(faults, body, index).length > 0)?.id ?? null
  const [seenBad, setSeenBad] = useState(firstBad)
  if (firstBad !== seenBad) {
    setSeenBad(firstBad)
    if (firstBad) setOpen(firstBad)
  }

  const add = (kind: StepKind, index: number) => {
    const made = madeStep(kind, body)
    onChange({ ...body, ...made.letters, steps: insertStep(steps, index, made.step) })
    setOpen(made.step.kind === 'look_again' ? null : made.step.id)
    focusSoon(made.step.id)
  }
  const remove = (index: number) => {
    if (steps.length === 1) return
    onRemoved(body)
    onChange({ ...body, steps: removeStep(steps, index) })
    setSaid(t('letters.step_removed'))
    focusSoon((steps[index + 1] ?? steps[index - 1])!.id)
  }
  const move = (index: number, to: number) => {
    if (to < 0 || to >= steps.length) return
    onChange({ ...body, steps: moveStep(steps, index, to) })
    setSaid(t('letters.step_moved', { step: to + 1 }))
    focusSoon(steps[index]!.id)
  }
  return (
    <section className={classes.block} aria-label={t('letters.steps')}>
      <h2 className={classes.heading}>{t('letters.steps')}</h2>
      <p className={classes.dim}>{t('letters.steps_help')}</p>
      <ol className={classes.line} ref={listRef}>
        {steps.map((step, index) => (
          <StepRow
            key={step.id}
            body={body}
            index={index}
            faults={faultsAt(faults, body, index)}
            open={open === step.id}
            onOpen={() => setOpen(open === step.id ? null : step.id)}
            onBody={onChange}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
            onFocus={(to) => steps[to] && focusNow(steps[to].id)}
            add={<AddMenu label={t('letters.add_after', { step: index + 1 })} onAdd={(kind) => add(kind, index)} />}
          />
        ))}
      </ol>
      <div className={classes.row}>
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => add(kind, steps.length - 1)}
          >
            {t(`letters.add_${kind}`)}
          </Button>
        ))}
      </div>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </section>
  )
}

function AddMenu({ label, onAdd }: { readonly label: string; readonly onAdd: (kind: StepKind) => void }) {
  const t = useT()
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" color="gray" px={5} aria-label={label} title={label}>
          <Icon name="plus" size={14} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`letters.add_${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function madeStep(
  kind: StepKind,
  { steps, letters }: SequenceBody,
): { readonly step: Step; readonly letters: Partial<Pick<SequenceBody, 'letters'>> } {
  const id = freeName(kind, [...steps.map((step) => step.id), ...Object.keys(letters)])
  if (kind === 'look_again') return { step: { kind, id, next: null }, letters: {} }
  if (kind === 'wait') return { step: { kind, id, days: 3, branches: [], next: null }, letters: {} }
  return { step: { kind, id, letter: id, next: null }, letters: { letters: { ...letters, [id]: newLetter(letters) } } }
}

/** Keeps the keyboard where the step is that was moved, made, or stood beside the one taken out. */
function useStepFocus() {
  const listRef = useRef<HTMLOListElement>(null)
  const wanted = useRef<string | null>(null)
  const focusNow = (id: string) => listRef.current?.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus()
  const focusSoon = (id: string) => {
    wanted.current = id
  }
  useEffect(() => {
    if (wanted.current) focusNow(wanted.current)
    wanted.current = null
  })
  return { listRef, focusNow, focusSoon }
}
