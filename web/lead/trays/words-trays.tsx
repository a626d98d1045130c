import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { Verdict } from '../../../src/http/contract/primitives.ts'
import { useLanguage, useT } from '../../language/language-context.tsx'
import { FocusFirst } from '../../ui/focus-first.tsx'
import { useLeadAction } from '../use-lead-action.ts'
import type { TrayProps } from './tray.tsx'
import { tiersFromHot } from '../../ui/tiers.ts'
import { verdicts } from '../../../src/http/contract/names.ts'
import classes from './tray.module.css'

type WordsFormProps = {
  readonly label: string
  readonly pending: boolean
  readonly onSave: (words: string) => void
  readonly children?: ReactNode
}

/** Something to choose, and the words for it. Ctrl+Enter saves. */
function WordsForm({ label, pending, onSave, children }: WordsFormProps) {
  const t = useT()
  const [words, setWords] = useState('')
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (words.trim()) onSave(words.trim())
  }
  return (
    <FocusFirst>
      <form onSubmit={save} className={classes.form}>
        {children}
        <Textarea
          data-autofocus
          label={label}
          dir="auto"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        />
        <div className={classes.end}>
          <Button type="submit" size="xs" loading={pending} disabled={!words.trim()}>
            {t('save')}
          </Button>
        </div>
      </form>
    </FocusFirst>
  )
}

export function NoteTray({ lead, onClose }: TrayProps) {
  const t = useT()
  const action = useLeadAction(lead.id)
  return (
    <WordsForm
      label={t('note.text')}
      pending={action.pending}
      onSave={(text) => action.run({ path: 'note', body: { text } }, { saved: 'saved.note', onSaved: onClose })}
    />
  )
}

/** The rep's word against the score; kept, and used when the model learns. */
export function DisputeTray({ lead, onClose }: TrayProps) {
  const t = useT()
  const action = useLeadAction(lead.id)
  const [direction, setDirection] = useState<'too_high' | 'too_low'>('too_high')
  return (
    <WordsForm
      label={t('dispute.reason')}
      pending={action.pending}
      onSave={(reason) =>
        action.run({ path: 'dispute', body: { direction, reason } }, { saved: 'saved.dispute', onSaved: onClose })
      }
    >
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('tray.dispute')}
        value={direction}
        onChange={(value) => setDirection(value === 'too_low' ? 'too_low' : 'too_high')}
        data={[
          { value: 'too_high', label: t('dispute.too_high') },
          { value: 'too_low', label: t('dispute.too_low') },
        ]}
      />
    </WordsForm>
  )
}

/** A person has the last word on whether a lead is real. */
export function VerdictTray(props: TrayProps) {
  return <VerdictForm {...props} suggested={props.lead.verdict === 'verified' ? 'rejected' : 'verified'} />
}

export function RejectTray(props: TrayProps) {
  return <VerdictForm {...props} suggested="rejected" />
}

function VerdictForm({ lead, onClose, suggested }: TrayProps & { readonly suggested: Verdict }) {
  const { t, code } = useLanguage()
  const action = useLeadAction(lead.id)
  const [verdict, setVerdict] = useState<Verdict>(suggested)
  return (
    <WordsForm
      label={t('verdict_tray.reason')}
      pending={action.pending}
      onSave={(reason) =>
        action.run(
          { path: 'verdict', body: { verdict, reason } },
          { saved: 'saved.verdict', advance: true, onSaved: onClose },
        )
      }
    >
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('tray.verdict')}
        value={verdict}
        onChange={(value) => setVerdict(verdicts.find((each) => each === value) ?? verdict)}
        data={verdicts.map((value) => ({ value, label: code('verdict', value) }))}
      />
    </WordsForm>
  )
}

const byScore = 'by_score'

/** Sets the score aside with a reason, or takes that back. */
export function OverrideTray({ lead, onClose }: TrayProps) {
  const { t, code } = useLanguage()
  const action = useLeadAction(lead.id)
  const [choice, setChoice] = useState<string>(lead.override ? byScore : 'hot')
  return (
    <WordsForm
      label={t('override.reason')}
      pending={action.pending}
      onSave={(reason) =>
        action.run(
          { path: 'override', body: { tier: tiersFromHot.find((tier) => tier === choice) ?? null, reason } },
          { saved: 'saved.override', onSaved: onClose },
        )
      }
    >
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('tray.override')}
        value={choice}
        onChange={setChoice}
        data={[
          ...tiersFromHot.map((tier) => ({ value: tier, label: code('tier', tier) })),
          ...(lead.override ? [{ value: byScore, label: t('override.by_score') }] : []),
        ]}
      />
    </WordsForm>
  )
}
