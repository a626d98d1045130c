import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ModelReportView } from '../../src/http/contract/learning.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import classes from './model.module.css'

type Proposal = ModelReportView['proposals'][number]

/** Where the hot leads could begin, each with what it rests on; the button opens the policy with that sentence changed. */
export function Thresholds({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const t = useT()
  if (proposals.length === 0) return null
  return (
    <section className={classes.block}>
      <h2>{t('model.thresholds')}</h2>
      <ul className={classes.list}>
        {proposals.map((proposal) => (
          <ProposalLine key={proposal.kind} proposal={proposal} />
        ))}
      </ul>
    </section>
  )
}

function ProposalLine({ proposal: { kind, wish, figures } }: { readonly proposal: Proposal }) {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const { threshold, precision, recall } = figures
  return (
    <li className={classes.line}>
      <div>
        <b>{t('model.hot_from', { threshold })}</b> {t(`model.wish_${kind}`, { wish: format.percent(wish) })}
        <div className={classes.dim}>
          {t('model.proposal_evidence', {
            precision: format.percent(precision.share),
            low: Math.round(precision.low * 100),
            high: Math.round(precision.high * 100),
            recall: format.percent(recall.share),
            n: format.number(precision.of),
          })}
        </div>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={threshold < 3}
        onClick={() => void navigate({ to: '/policy', search: { hot: threshold } })}
      >
        {t('model.open_policy')}
      </Button>
    </li>
  )
}
