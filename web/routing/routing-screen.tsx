import '../theme/lazy-styles.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoutingShown } from '../../src/http/contract/routing.ts'
import { routingQuery, useChangeRouting } from '../api/day.ts'
import { useT } from '../language/language-context.tsx'
import { useSaved } from '../settings/use-saved.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Screen, ScreenSkeleton } from '../ui/screen.tsx'
import { Balance } from './balance.tsx'
import { ClosersTable } from './closers-table.tsx'
import { PilotPanel } from './pilot-panel.tsx'
import { TurnsTable } from './turns-table.tsx'
import { isWhole } from './whole-rule.ts'
import type { Routing, Sampling } from './routing-body.ts'
import classes from './routing.module.css'
import { Rules } from './rules.tsx'
import { Simulator } from './simulator.tsx'
import { StepsByTier } from './steps-by-tier.tsx'

/** Who gets which lead and why: rules and steps as data, what was learned, a simulator beside them, the pilot. */
export function RoutingScreen() {
  const t = useT()
  const { data: shown, error, refetch } = useQuery(routingQuery)
  return (
    <Screen wide title={t('nav.routing')} lead={t('routing.lead')}>
      {error && !shown ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!shown && !error ? <ScreenSkeleton rows={9} /> : null}
      {shown ? <Editor key={shown.policy_version} shown={shown} /> : null}
    </Screen>
  )
}

function Editor({ shown }: { readonly shown: RoutingShown }) {
  const t = useT()
  const saved = useSaved()
  const change = useChangeRouting()
  const [routing, setRouting] = useState(shown.routing as Routing)
  const [sampling, setSampling] = useState(shown.sampling as Sampling)
  const [taken, setTaken] = useState<string | null>(null)
  const isChanged = routing !== shown.routing || sampling !== shown.sampling
  const isReady = isChanged && routing.rules.every(isWhole)
  return (
    <div className={classes.columns}>
      <div>
        <Rules routing={routing} taken={taken} onChange={setRouting} sources={shown.sources} />
        <StepsByTier routing={routing} onChange={setRouting} />
        <Balance routing={routing} sampling={sampling} onChange={setRouting} onSampling={setSampling} />
        <div className={classes.save} data-changed={isChanged || undefined}>
          <Button
            disabled={!isReady}
            loading={change.isPending}
            onClick={() => change.mutate({ routing, sampling }, saved)}
          >
            {t('routing.put_in_force')}
          </Button>
          <Button
            variant="default"
            disabled={!isChanged}
            onClick={() => {
              setRouting(shown.routing as Routing)
              setSampling(shown.sampling as Sampling)
            }}
          >
            {t('routing.discard')}
          </Button>
          <span className={classes.dim}>{t('routing.version', { version: shown.policy_version })}</span>
        </div>
        <TurnsTable turns={shown.turns} />
        <ClosersTable shown={shown} />
      </div>
      <aside className={classes.aside}>
        <Simulator
          draft={routing === shown.routing ? null : routing}
          live={shown.routing as Routing}
          sources={shown.sources}
          onTaken={setTaken}
        />
        <PilotPanel shown={shown} />
      </aside>
    </div>
  )
}
