import { Select, Table, Text } from '@mantine/core'
import { outcomeMeanings } from '../../src/http/contract/imports.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './import.module.css'
import type { ExplainedWord, Meaning } from './outcome-meanings.ts'
import type { OutcomeWordsState } from './use-outcome-words.ts'

/** The stages and outcomes of a CRM: how many rows have each, and what it means; those that want an answer first, the others folded up. */
export function OutcomeWords({ state }: { readonly state: OutcomeWordsState }) {
  const t = useT()
  const { words, furtherRows, emptyRows, isLoading, error, retry, choose } = state
  if (error) return <ProblemNote error={error} onRetry={retry} />
  if (isLoading)
    return (
      <Text component="output" display="block" size="sm" c="dimmed" mt={12}>
        {t('import.outcomes_loading')}
      </Text>
    )
  if (words.length === 0) return null
  const asked = words.filter(({ known }) => !known)
  const known = words.filter((word) => word.known)
  const unsaid = asked.filter(({ meaning }) => meaning === null).length
  return (
    <>
      <h2 className={classes.heading}>{t('import.outcomes')}</h2>
      {asked.length > 0 ? (
        <>
          <p className={classes.dim}>{t('import.outcomes_help')}</p>
          <WordTable label={t('import.outcomes')} words={asked} choose={choose} />
        </>
      ) : null}
      <output className={classes.notes}>
        {unsaid > 0 ? <p className={classes.doubt}>{t('import.outcomes_unsaid', { n: unsaid })}</p> : null}
        {furtherRows > 0 ? <p className={classes.doubt}>{t('import.outcomes_further', { n: furtherRows })}</p> : null}
        {emptyRows > 0 ? <p>{t('import.outcomes_empty', { n: emptyRows })}</p> : null}
      </output>
      {known.length > 0 ? (
        <details className={classes.known}>
          <summary>{t('import.outcomes_known', { n: known.length })}</summary>
          <WordTable label={t('import.outcomes_known', { n: known.length })} words={known} choose={choose} />
        </details>
      ) : null}
    </>
  )
}

type Choose = (word: string, meaning: Meaning) => void
type WordTableProps = {
  readonly label: string
  readonly words: readonly ExplainedWord[]
  readonly choose: Choose
}

function WordTable({ label, words, choose }: WordTableProps) {
  const t = useT()
  return (
    <ScrollRegion label={label} phone="stack">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="40%">{t('import.outcome_word')}</Table.Th>
            <Table.Th w="14%">{t('import.outcome_rows')}</Table.Th>
            <Table.Th>{t('import.outcome_means')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {words.map((word) => (
            <WordRow key={word.word} word={word} onChoose={(meaning) => choose(word.word, meaning)} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

type WordRowProps = { readonly word: ExplainedWord; readonly onChoose: (meaning: Meaning) => void }

function WordRow({ word: { word, rows, meaning, by }, onChoose }: WordRowProps) {
  const t = useT()
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Td>
        <bdi>{word}</bdi>
      </Table.Td>
      <Table.Td data-label={t('import.outcome_rows')}>{format.number(rows)}</Table.Td>
      <Table.Td data-label={t('import.outcome_means')}>
        <Select
          size="xs"
          maw={220}
          allowDeselect={false}
          aria-label={`${t('import.outcome_means')}: ${word}`}
          placeholder={t('import.outcome_choose')}
          description={by === 'hint' ? t('import.outcome_hinted') : undefined}
          inputWrapperOrder={['input', 'description']}
          value={meaning}
          onChange={(value) => value && onChoose(value as Meaning)}
          data={outcomeMeanings.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
      </Table.Td>
    </Table.Tr>
  )
}
