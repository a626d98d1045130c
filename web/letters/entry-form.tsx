import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import { routingQuery } from '../api/day.ts'
import { sequencesQuery, useEntryPreview } from '../api/letters.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { conditionWords } from '../conditions/condition-words.ts'
import { ConditionsForm } from '../conditions/conditions-form.tsx'
import { asksSomething } from '../conditions/asked.ts'
import { Doubts } from './doubts.tsx'
import classes from './letters.module.css'
import type { SequenceBody } from './sequence-body.ts'
import { useSequenceName } from './step-words.ts'

type Props = {
  readonly sequence: SequenceView
  readonly body: SequenceBody
  readonly onChange: (body: SequenceBody) => void
}

const facts = [
  'tier',
  'source',
  'utmCampaign',
  'channel',
  'signals',
  'product',
  'messageLanguage',
  'language',
  'country',
  'city',
  'nonbuyer',
  'lostReason',
  'score',
  'amount',
  'company',
  'emailDomain',
] as const

/** What a sequence is called and for whom it is, with how many leads that would have been. */
export function EntryForm({ sequence, body, onChange }: Props) {
  const { t, code } = useLanguage()
  const nameOf = useSequenceName()
  const { data: routing } = useQuery(routingQuery)
  const { name: _, ...unnamed } = body
  const rename = (name: string) => onChange(name === '' && !sequence.own ? unnamed : { ...body, name })
  return (
    <section className={classes.block} aria-label={t('letters.entry')}>
      <TextInput
        size="sm"
        maw={420}
        label={t('letters.name')}
        maxLength={80}
        required={sequence.own}
        placeholder={nameOf(unnamed)}
        value={body.name ?? ''}
        onChange={(event) => rename(event.currentTarget.value)}
      />
      <h2 className={classes.heading}>{t('letters.entry')}</h2>
      <p className={classes.dim}>{t('letters.entry_help')}</p>
      <ConditionsForm
        when={body.entry}
        facts={facts}
        sources={routing?.sources ?? []}
        nested={(when) => t('letters.nested', { condition: conditionWords(when, { t, code }) })}
        onChange={(entry) => onChange({ ...body, entry })}
      />
      <Entrants id={sequence.id} entry={body.entry} />
    </section>
  )
}

const settleMs = 400

/** How many leads of the last month would have come in by this condition, and whether anybody ever can. */
function Entrants({ id, entry }: Pick<SequenceBody, 'id' | 'entry'>) {
  const { t } = useLanguage()
  const format = useFormat()
  const [settled] = useDebouncedValue(entry, settleMs)
  const { data: sequences = [] } = useQuery(sequencesQuery)
  const { data, error } = useEntryPreview({ id, entry: settled }, asksSomething(settled))
  if (!asksSomething(entry)) return <p className={classes.dim}>{t('letters.entry_half')}</p>
  if (!data || error) return null
  const { entered, eligible, since } = data
  return (
    <output className={classes.column}>
      <span className={classes.dim}>{t('letters.entrants', { entered, eligible, since: format.day(since) })}</span>
      <Doubts doubts={data.doubts} sequences={sequences} />
    </output>
  )
}
