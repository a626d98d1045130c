import { Button } from '@mantine/core'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { isProblem } from '../api/problem.ts'
import { useChangeSequence } from '../api/letters.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { asksSomething } from '../conditions/asked.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayKept } from '../ui/toast-store.ts'
import { ChangeList } from './change-list.tsx'
import { EntryForm } from './entry-form.tsx'
import { Finishing } from './finishing.tsx'
import { type Fault, faultsOf, useFaultSentence } from './faults.ts'
import classes from './letters.module.css'
import { PowerSwitch } from './power-switch.tsx'
import { RemoveSequence } from './remove-sequence.tsx'
import { bodyOf, lettersInUse, type SequenceBody } from './sequence-body.ts'
import { sequenceChanges } from './sequence-changes.ts'
import { SequenceHistory } from './sequence-history.tsx'
import { SequenceLine } from './sequence-line.tsx'
import { SequenceRules } from './sequence-rules.tsx'

/** Edits a sequence: nothing is in force before it is saved, and the server has the last word on whether it is whole. */
export function SequenceEditor({ sequence }: { readonly sequence: SequenceView }) {
  const t = useT()
  const saved = useSaved()
  const change = useChangeSequence()
  const navigate = useNavigate()
  const stored = bodyOf(sequence)
  const [edited, setEdited] = useState<SequenceBody | null>(null)
  const body = edited ?? stored
  const changes = edited ? sequenceChanges(stored, { ...edited, letters: lettersInUse(edited) }) : []
  const isChanged = changes.length > 0
  useBlocker({
    shouldBlockFn: () => isChanged && !window.confirm(t('letters.leave_unsaved')),
    enableBeforeUnload: isChanged,
  })
  const faults = isProblem(change.error) ? faultsOf(change.error.fields) : []
  const edit = (next: SequenceBody) => {
    setEdited(next)
    if (change.error) change.reset()
  }
  const save = () =>
    change.mutate(
      { id: sequence.id, body: { ...body, letters: lettersInUse(body) } },
      { onSuccess: () => (saved.onSuccess(), setEdited(null)) },
    )
  const removed = (before: SequenceBody) =>
    sayKept(t('letters.step_removed'), { label: t('letters.undo'), run: () => setEdited(before) })
  return (
    <div className={classes.columns}>
      <div>
        <EntryForm sequence={sequence} body={body} onChange={edit} />
        <SequenceLine body={body} faults={faults} onChange={edit} onRemoved={removed} />
        <div className={classes.save} data-changed={isChanged || undefined}>
          <Refusal error={change.error} faults={faults} body={body} />
          {isChanged ? <ChangeList changes={changes} body={body} /> : null}
          <div className={classes.row}>
            <Button disabled={!isChanged || !asksSomething(body.entry)} loading={change.isPending} onClick={save}>
              {t('letters.save')}
            </Button>
            <Button variant="default" disabled={!isChanged} onClick={() => (setEdited(null), change.reset())}>
              {t('routing.discard')}
            </Button>
            {sequence.counts.running > 0 ? (
              <span className={classes.dim}>{t('letters.running_now', { n: sequence.counts.running })}</span>
            ) : null}
          </div>
        </div>
      </div>
      <aside>
        <div className={classes.block}>
          <PowerSwitch sequence={sequence} />
          <Finishing sequence={sequence} />
        </div>
        <SequenceRules body={body} onChange={edit} />
        <SequenceHistory
          sequence={sequence}
          onTake={(taken) => edit({ ...taken, version: stored.version, id: stored.id })}
        />
        {sequence.own ? (
          <RemoveSequence
            sequence={sequence}
            onRemoved={() => void navigate({ to: '/letters', ignoreBlocker: true })}
          />
        ) : null}
      </aside>
    </div>
  )
}

type RefusalProps = { readonly error: unknown; readonly faults: readonly Fault[]; readonly body: SequenceBody }

/** Why it was not kept: each fault with the step it stands in. */
function Refusal({ error, faults, body }: RefusalProps) {
  const words = useProblemWords()
  const sentence = useFaultSentence(body)
  if (!error) return null
  return (
    <div role="alert" className={classes.bad}>
      {faults.length === 0
        ? words(error)
        : faults.slice(0, 5).map((fault) => <div key={`${fault.path} ${fault.code}`}>{sentence(fault)}</div>)}
    </div>
  )
}
