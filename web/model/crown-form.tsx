import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ModelHeadView } from '../../src/http/contract/learning.ts'
import { useCrown } from '../api/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import classes from './model.module.css'

type CrownFormProps = { readonly model: ModelHeadView; readonly onDone: () => void }

/** Puts a model in charge: the deals prove it, or a person says why. */
export function CrownForm({ model, onDone }: CrownFormProps) {
  const t = useT()
  const words = useProblemWords()
  const saved = useSaved()
  const crown = useCrown()
  const [reason, setReason] = useState('')
  const [rescore, setRescore] = useState(true)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    crown.mutate(
      { id: model.id, reason: reason.trim() || null, rescore },
      { onSuccess: () => (saved.onSuccess(), onDone()) },
    )
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        label={t('model.reason')}
        description={t('model.reason_help')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={crown.error ? words(crown.error) : null}
      />
      <Checkbox
        size="xs"
        label={t('model.rescore')}
        checked={rescore}
        onChange={(event) => setRescore(event.currentTarget.checked)}
      />
      <div className={classes.buttons}>
        <Button type="submit" size="xs" loading={crown.isPending}>
          {t('model.crown_now')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('model.cancel')}
        </Button>
      </div>
    </form>
  )
}
