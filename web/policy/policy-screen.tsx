import '../theme/lazy-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { policiesQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { EffectPanel } from './effect-panel.tsx'
import classes from './policy.module.css'
import { moveThreshold, readPolicy, setAt, withHot } from './policy-body.ts'
import type { RawBody } from './policy-body.ts'
import { PolicySentences } from './policy-sentences.tsx'
import { Suggestions } from './suggestions.tsx'
import { Versions } from './versions.tsx'

/** The agreement of marketing and sales, in sentences; what a change would do stands beside it. */
export function PolicyScreen() {
  const t = useT()
  const { data: versions, error, refetch } = useQuery(policiesQuery)
  return (
    <Screen wide title={t('nav.policy')} lead={t('policy.lead')}>
      {error && !versions ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!versions && !error ? <ScreenSkeleton rows={9} /> : null}
      {versions ? <Editor versions={versions} /> : null}
    </Screen>
  )
}

function Editor({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const t = useT()
  const live = versions.find(({ status }) => status === 'live')
  const draft = versions.find(({ status }) => status === 'draft')
  const stored = draft ?? live
  const { hot } = useSearch({ from: '/policy' })
  const [edited, setEdited] = useState<RawBody | null>(() => (stored && hot ? withHot(stored.body, hot) : null))
  if (!stored) return <EmptyNote icon="policy" title={t('policy.none')} />
  const body = edited ?? stored.body
  const policy = readPolicy(body)
  return (
    <div className={classes.columns}>
      <div>
        {policy ? (
          <Suggestions
            onTake={(tier, score) =>
              setEdited(setAt(body, ['thresholds'], moveThreshold(policy.thresholds, tier, score)))
            }
          />
        ) : null}
        {policy ? (
          <PolicySentences policy={policy} body={body} onChange={setEdited} />
        ) : (
          <output>{t('policy.other_form')}</output>
        )}
        <Versions versions={versions} onTake={setEdited} />
      </div>
      <EffectPanel
        body={body}
        draft={draft ?? null}
        changed={edited !== null}
        onDiscard={() => setEdited(null)}
        onSaved={() => setEdited(null)}
      />
    </div>
  )
}
