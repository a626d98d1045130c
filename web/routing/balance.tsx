import { NumberInput, Select, Switch } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import type { MessageKey } from '../language/messages.ts'
import type { Routing, Sampling } from './routing-body.ts'
import classes from './routing.module.css'

type BalanceProps = {
  readonly routing: Routing
  readonly sampling: Sampling
  readonly onChange: (routing: Routing) => void
  readonly onSampling: (sampling: Sampling) => void
}

/** Whose turn it is, how fair that is, when a lead moves on, and how many cold ones are worked anyway. */
export function Balance({ routing, sampling, onChange, onSampling }: BalanceProps) {
  const t = useT()
  const escalation = routing.escalation ?? { remindAt: 2 / 3, handOverAfter: 1 }
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.turn')}</h2>
      <div className={classes.grid}>
        <Choice
          label="routing.balance"
          prefix="balance"
          values={['open_leads', 'share_of_capacity', 'rotation'] as const}
          value={routing.balance}
          onChange={(balance) => onChange({ ...routing, balance })}
        />
        <Choice
          label="routing.closers"
          prefix="closers"
          values={['least_loaded', 'best_first'] as const}
          value={routing.closers}
          onChange={(closers) => onChange({ ...routing, closers })}
        />
        <Choice
          label="routing.languages"
          prefix="languages"
          values={['require', 'prefer', 'ignore'] as const}
          value={routing.languages}
          onChange={(languages) => onChange({ ...routing, languages })}
        />
        {routing.closers === 'best_first' ? <Fairness routing={routing} onChange={onChange} /> : null}
        <Share
          label={t('routing.remind_at')}
          value={escalation.remindAt}
          most={100}
          onChange={(remindAt) => onChange({ ...routing, escalation: { ...escalation, remindAt } })}
        />
        <Share
          label={t('routing.hand_over_after')}
          value={escalation.handOverAfter}
          most={1000}
          onChange={(handOverAfter) => onChange({ ...routing, escalation: { ...escalation, handOverAfter } })}
        />
        <NumberInput
          size="xs"
          label={t('routing.weekly_sample')}
          description={t('routing.weekly_sample_help')}
          min={0}
          max={1000}
          value={sampling.weekly ?? 0}
          onChange={(value) => onSampling({ ...sampling, weekly: typeof value === 'number' ? value : 0 })}
        />
      </div>
      <Switch
        size="sm"
        mt={12}
        label={t('routing.owner_first')}
        checked={routing.ownerFirst}
        onChange={(event) => onChange({ ...routing, ownerFirst: event.currentTarget.checked })}
      />
    </section>
  )
}

function Fairness({ routing, onChange }: Pick<BalanceProps, 'routing' | 'onChange'>) {
  const t = useT()
  const { fairness } = routing
  const set = (change: Partial<Routing['fairness']>) => onChange({ ...routing, fairness: { ...fairness, ...change } })
  return (
    <>
      <Share label={t('routing.floor')} value={fairness.floor} most={100} onChange={(floor) => set({ floor })} />
      <Share label={t('routing.cap')} value={fairness.cap} least={100} most={10_000} onChange={(cap) => set({ cap })} />
    </>
  )
}

type ShareProps = {
  readonly label: string
  readonly value: number
  readonly least?: number
  readonly most: number
  readonly onChange: (share: number) => void
}

function Share({ label, value, least = 0, most, onChange }: ShareProps) {
  return (
    <NumberInput
      size="xs"
      label={label}
      suffix=" %"
      min={least}
      max={most}
      value={Math.round(value * 100)}
      onChange={(next) => typeof next === 'number' && next >= least && onChange(next / 100)}
    />
  )
}

type ChoiceProps<Value extends string> = {
  readonly label: MessageKey
  readonly prefix: string
  readonly values: readonly Value[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, prefix, values, value, onChange }: ChoiceProps<Value>) {
  const t = useT()
  return (
    <Select
      size="xs"
      allowDeselect={false}
      label={t(label)}
      data={values.map((each) => ({ value: each, label: t(`routing.${prefix}_${each}` as MessageKey) }))}
      value={value}
      onChange={(next) => {
        const found = values.find((each) => each === next)
        if (found) onChange(found)
      }}
    />
  )
}
