import { Button, Select, Skeleton, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { challengersQuery, useSimulatePolicy } from '../api/policy.ts'
import { useDraftPolicy } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { EffectTable } from './effect-table.tsx'
import classes from './policy.module.css'
import type { RawBody } from './policy-body.ts'
import { Signatures } from './signatures.tsx'

type EffectPanelProps = {
  readonly body: RawBody
  readonly draft: PolicyVersion | null
  readonly changed: boolean
  readonly onDiscard: () => void
  readonly onSaved: () => void
}

/** What the policy as it stands on the screen would have done with the last leads; draft and publish. */
export function EffectPanel({ body, draft, changed, onDiscard, onSaved }: EffectPanelProps) {
  const t = useT()
  const words = useProblemWords()
  const saved = useSaved()
  const { mutate: simulate, data: effect, error, isPending } = useSimulatePolicy()
  const save = useDraftPolicy()
  const [note, setNote] = useState('')
  const [settled] = useDebouncedValue(body, 500)
  const [modelId, setModelId] = useState<string | null>(null)
  const { data: models = [] } = useQuery(challengersQuery)
  useEffect(() => simulate({ body: settled, modelId }), [simulate, settled, modelId])
  const keep = () =>
    save.mutate(
      { body, note: note.trim() || null },
      { onSuccess: () => (saved.onSuccess(), onSaved(), setNote('')), onError: saved.onError },
    )
  return (
    <aside className={classes.panel} aria-label={t('policy.effect')}>
      <h2>{t('policy.effect')}</h2>
      {models.length > 0 ? (
        <Select
          size="xs"
          clearable
          label={t('policy.model')}
          placeholder={t('policy.model_now')}
          data={[...models]}
          value={modelId}
          onChange={setModelId}
        />
      ) : null}
      {effect ? <EffectTable effect={effect} stale={isPending} /> : error ? null : <Skeleton height={190} />}
      {error ? (
        <Text size="sm" c="var(--bad)" role="alert">
          {words(error)}
        </Text>
      ) : null}
      <div className={classes.buttons}>
        {changed ? (
          <>
            <TextInput
              size="xs"
              label={t('policy.note')}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button size="xs" loading={save.isPending} onClick={keep}>
              {t('policy.save_draft')}
            </Button>
            <Button size="xs" variant="default" onClick={onDiscard}>
              {t('policy.discard')}
            </Button>
          </>
        ) : null}
        {draft && !changed ? <Signatures version={draft.version} /> : null}
        {!draft && !changed ? <Text className={classes.dim}>{t('policy.unchanged')}</Text> : null}
      </div>
    </aside>
  )
}
