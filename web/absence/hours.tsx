import { Button, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../src/http/contract/session.ts'
import { useSignedIn } from '../api/session.ts'
import { useChangeUser } from '../api/workspace.ts'
import { useCountryChoices } from '../language/countries.ts'
import { useT } from '../language/language-context.tsx'
import { isWorkday, useWeek } from '../language/week.ts'
import { useSaved } from '../settings/use-saved.ts'
import classes from './absence.module.css'
import { DayField } from './day-field.tsx'

type Hours = NonNullable<User['working_hours']>

const zones = Intl.supportedValuesOf('timeZone')

/** Nine to six on the days on which the country works. */
function newHours(timeZone: string, country: string): Hours {
  const on = (day: keyof Hours['week']) => (isWorkday(day, country) ? [{ from: '09:00', to: '18:00' }] : [])
  const week = {
    mon: on('mon'),
    tue: on('tue'),
    wed: on('wed'),
    thu: on('thu'),
    fri: on('fri'),
    sat: on('sat'),
    sun: on('sun'),
  }
  return { timeZone, holidays: country, week }
}

/** A person's own hours, zone and holidays; without them those of the policy hold. */
export function Hours({ user }: { readonly user: User }) {
  const t = useT()
  const { workspace } = useSignedIn()
  const saved = useSaved()
  const change = useChangeUser()
  const [hours, setHours] = useState<Hours | null>(user.working_hours)
  const isChanged = JSON.stringify(hours) !== JSON.stringify(user.working_hours)
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('hours.title')}</h2>
      <Switch
        size="sm"
        label={t('hours.own')}
        checked={hours !== null}
        onChange={(event) =>
          setHours(event.currentTarget.checked ? newHours(workspace.time_zone, workspace.country) : null)
        }
      />
      {hours ? <Week hours={hours} onChange={setHours} /> : null}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={!isChanged}
          loading={change.isPending}
          onClick={() => change.mutate({ id: user.id, working_hours: hours }, saved)}
        >
          {t('save')}
        </Button>
      </div>
    </section>
  )
}

function Week({ hours, onChange }: { readonly hours: Hours; readonly onChange: (hours: Hours) => void }) {
  const t = useT()
  const choices = useCountryChoices()
  const week = useWeek()
  return (
    <div className={classes.week}>
      {week.map((day) => (
        <DayField
          key={day}
          label={t(`hours.${day}`)}
          intervals={hours.week[day]}
          onChange={(intervals) => onChange({ ...hours, week: { ...hours.week, [day]: intervals } })}
        />
      ))}
      <Select
        size="xs"
        searchable
        allowDeselect={false}
        label={t('hours.zone')}
        data={zones.includes(hours.timeZone) ? zones : [hours.timeZone, ...zones]}
        value={hours.timeZone}
        onChange={(timeZone) => timeZone && onChange({ ...hours, timeZone })}
      />
      <Select
        size="xs"
        clearable
        label={t('hours.holidays')}
        placeholder={t('hours.no_holidays')}
        clearButtonProps={{ 'aria-label': t('hours.no_holidays') }}
        data={choices}
        value={hours.holidays}
        onChange={(holidays) => onChange({ ...hours, holidays })}
      />
    </div>
  )
}
