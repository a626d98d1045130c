import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { ForecastView } from '../../src/http/contract/measure.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import classes from './channels.module.css'
import { monthsOf } from './forecast-months.ts'

const daysPerWeek = 7

const weeksOf = (month: string): number => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).getUTCDate() / daysPerWeek
}

/** How many leads will have to be called, and how many people that takes. */
export function Capacity({ forecast }: { readonly forecast: ForecastView }) {
  const t = useT()
  const format = useFormat()
  const [next] = monthsOf(forecast, { nowMs: useNow(), timeZone: format.timeZone }).whole
  const usual = forecast.per_person_week === null ? 25 : Math.max(0.1, Math.round(10 * forecast.per_person_week) / 10)
  const [each, setEach] = useState(usual)
  if (!next) return null
  const needed = (leads: number) => Math.max(1, Math.ceil(leads / weeksOf(next.month) / each))
  const { mean, low, high } = next.calls
  return (
    <section className={classes.block}>
      <h2>{t('channels.capacity')}</h2>
      <p className={classes.sentence}>
        {t('channels.calls_next', {
          month: format.month(next.month),
          mean: format.number(mean),
          low: format.number(low),
          high: format.number(high),
        })}{' '}
        {t('channels.people_needed', { n: needed(mean), most: needed(high), there: forecast.people })}
      </p>
      <NumberInput
        size="xs"
        className={classes.capacity}
        label={t('channels.per_person_week')}
        description={
          forecast.per_person_week === null
            ? t('channels.per_person_unknown')
            : t('channels.per_person_now', { n: format.number(forecast.per_person_week, 1) })
        }
        min={0.1}
        max={1000}
        decimalScale={1}
        value={each}
        onChange={(value) => setEach(typeof value === 'number' && value > 0 ? value : usual)}
      />
    </section>
  )
}
