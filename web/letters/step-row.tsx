import type { KeyboardEvent, ReactNode } from 'react'
import { useT } from '../language/language-context.tsx'
import { MoveTools } from '../ui/move-tools.tsx'
import { Opener } from '../ui/opener.tsx'
import { type Fault, useFaultSentence } from './faults.ts'
import classes from './letters.module.css'
import { goesOn, type SequenceBody, type Step } from './sequence-body.ts'
import { StepPanel } from './step-panel.tsx'
import { useStepWords } from './step-words.ts'

type Props = {
  readonly body: SequenceBody
  readonly index: number
  readonly faults: readonly Fault[]
  readonly open: boolean
  readonly onOpen: () => void
  readonly onBody: (body: SequenceBody) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
  readonly onFocus: (index: number) => void
  readonly add: ReactNode
}

/** One step as a sentence, with what may be done to it; opened, what it consists of. */
export function StepRow(props: Props) {
  const { body, index, faults, open, onOpen, onMove, onRemove, onFocus, add } = props
  const t = useT()
  const sentence = useFaultSentence(body)
  const { step: words } = useStepWords()
  const step = body.steps[index]!
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 && event.key !== 'Delete') return
    event.preventDefault()
    if (by === 0) onRemove()
    else if (event.altKey) onMove(index + by)
    else onFocus(index + by)
  }
  return (
    <li
      className={classes.step}
      data-kind={step.kind}
      data-bad={faults.length > 0 || undefined}
      data-ends={step.next === null || undefined}
    >
      <span className={classes.dot} aria-hidden="true">
        {index + 1}
      </span>
      <div className={classes.head}>
        <Opener data-step={step.id} open={open} onClick={onOpen} onKeyDown={onKeyDown}>
          {words(step, body.letters)}
          <Ways step={step} body={body} index={index} />
        </Opener>
        <MoveTools
          index={index}
          count={body.steps.length}
          labels={{
            up: t('letters.move_up', { step: index + 1 }),
            down: t('letters.move_down', { step: index + 1 }),
            remove: t('letters.remove', { step: index + 1 }),
          }}
          onMove={onMove}
          onRemove={body.steps.length > 1 ? onRemove : null}
        >
          {add}
        </MoveTools>
      </div>
      {faults.map((fault) => (
        <p key={`${fault.path} ${fault.code}`} className={`${classes.bad} ${classes.aside}`}>
          {sentence(fault)}
        </p>
      ))}
      {open ? <StepPanel body={body} index={index} faults={faults} onBody={props.onBody} /> : null}
    </li>
  )
}

/** What kind of letter it is, and where a step leads besides the one below it. */
function Ways({ step, body, index }: { readonly step: Step; readonly body: SequenceBody; readonly index: number }) {
  const t = useT()
  const words = useStepWords()
  const purpose = step.kind === 'letter' ? body.letters[step.letter]?.purpose : undefined
  const branches = step.kind === 'wait' ? step.branches : []
  return (
    <>
      {purpose ? <span className={`${classes.dim} ${classes.aside}`}>{t(`letters.purpose_${purpose}`)}</span> : null}
      {branches.map((branch) => (
        <span key={branch.on} className={`${classes.dim} ${classes.aside}`}>
          {words.branch(branch, body.steps)}
        </span>
      ))}
      {goesOn(body.steps, index) ? null : (
        <span className={`${classes.dim} ${classes.aside}`}>{words.after(step.next, body.steps)}</span>
      )}
    </>
  )
}
