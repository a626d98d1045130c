import { MultiSelect, NumberInput } from '@mantine/core'
import { DayField } from '../absence/day-field.tsx'
import { useT } from '../language/language-context.tsx'
import { useWeek } from '../language/week.ts'
import classes from './letters.module.css'
import { branchEvents, type SequenceBody } from './sequence-body.ts'
import { useStepWords } from './step-words.ts'

type Props = { readonly body: SequenceBody; readonly onChange: (body: SequenceBody) => void }

/** What holds for the whole sequence: what ends it, how many letters a week, and at what hours. */
export function SequenceRules({ body, onChange }: Props) {
  const t = useT()
  const week = useWeek()
  const { event } = useStepWords()
  const choosable: readonly string[] = branchEvents
  const others = body.leaveOn.filter((on) => !choosable.includes(on))
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('letters.rules')}</h2>
      <MultiSelect
        size="xs"
        label={t('letters.ends_on')}
        description={t('letters.ends_help')}
        data={choosable.map((value) => ({ value, label: event(value) }))}
        value={body.leaveOn.filter((on) => choosable.includes(on))}
        onChange={(chosen) => onChange({ ...body, leaveOn: [...chosen, ...others] })}
      />
      <NumberInput
        size="xs"
        label={t('letters.cap')}
        min={1}
        max={50}
        value={body.mostLettersAWeek}
        onChange={(most) => typeof most === 'number' && onChange({ ...body, mostLettersAWeek: most })}
      />
      <fieldset className={classes.week}>
        <legend className={classes.dim}>{t('letters.window')}</legend>
        {week.map((day) => (
          <DayField
            key={`${body.version} ${day}`}
            label={t(`hours.${day}`)}
            intervals={body.sendWindow[day]}
            onChange={(intervals) => onChange({ ...body, sendWindow: { ...body.sendWindow, [day]: intervals } })}
          />
        ))}
      </fieldset>
    </section>
  )
}
