import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WorkingHoursInput } from '../../src/http/contract/working-day.ts'
import { useT } from '../language/language-context.tsx'

type Intervals = WorkingHoursInput['week']['mon']

/** `9-13, 14-18` as the fields of a day show it. */
const textOf = (intervals: Intervals): string => intervals.map(({ from, to }) => `${from}-${to}`).join(', ')

function intervalsOf(text: string): Intervals | null {
  if (text.trim() === '') return []
  const parts = text
    .split(/[,;]/)
    .map((part) => /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part))
  if (parts.some((part) => part === null)) return null
  return parts.map((part) => ({
    from: `${part![1]!.padStart(2, '0')}:${part![2] ?? '00'}`,
    to: `${part![3]!.padStart(2, '0')}:${part![4] ?? '00'}`,
  }))
}

type DayFieldProps = {
  readonly label: string
  readonly intervals: Intervals
  readonly onChange: (intervals: Intervals) => void
}

/** The hours of one day as text: `9-13, 14-18`; empty is a free day. */
export function DayField({ label, intervals, onChange }: DayFieldProps) {
  const t = useT()
  const [text, setText] = useState(textOf(intervals))
  const read = intervalsOf(text)
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={t('hours.free')}
      value={text}
      error={read === null ? t('hours.unreadable') : null}
      onChange={(event) => {
        const { value } = event.currentTarget
        setText(value)
        const next = intervalsOf(value)
        if (next) onChange(next)
      }}
    />
  )
}
