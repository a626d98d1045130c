import { SegmentedControl } from '@mantine/core'
import { useT } from '../language/language-context.tsx'
import { spanDays } from './span.ts'

type SpanChoiceProps = { readonly days: number; readonly onChange: (days: number) => void }

/** Of how many days the figures are. */
export function SpanChoice({ days, onChange }: SpanChoiceProps) {
  const t = useT()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('channels.span')}
      value={String(days)}
      onChange={(value) => onChange(Number(value))}
      data={spanDays.map((value) => ({ value: String(value), label: t('channels.days', { n: value }) }))}
    />
  )
}
