import { MultiSelect } from '@mantine/core'
import { useLanguage } from '../language/language-context.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { tiersFromHot } from '../ui/tiers.ts'
import { type Routing, type Step, steps } from './routing-body.ts'
import classes from './routing.module.css'

const queues: readonly Step[] = ['shared', 'junior', 'fallback']

type StepsProps = { readonly routing: Routing; readonly onChange: (routing: Routing) => void }

/** Where a lead of each tier is taken in turn; the last place is a queue, since people can be away and queues cannot. */
export function StepsByTier({ routing, onChange }: StepsProps) {
  const { t, code } = useLanguage()
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.steps')}</h2>
      <p className={classes.dim}>{t('routing.steps_help')}</p>
      <div className={classes.tiers}>
        {tiersFromHot.map((tier) => {
          const chosen = routing.steps[tier]
          const ends = queues.includes(chosen.at(-1) ?? 'closers')
          return (
            <div key={tier} className={classes.tier}>
              <TierMark tier={tier} words />
              <MultiSelect
                size="xs"
                aria-label={`${t('routing.steps')}: ${code('tier', tier)}`}
                data={steps.map((value) => ({ value, label: t(`step.${value}`) }))}
                value={[...chosen]}
                error={ends ? null : t('routing.needs_queue')}
                onChange={(value) =>
                  onChange({
                    ...routing,
                    steps: { ...routing.steps, [tier]: value as Step[] },
                  })
                }
              />
            </div>
          )
        })}
      </div>
    </section>
  )
}
