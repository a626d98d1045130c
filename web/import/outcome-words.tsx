import { Select, Table, Text } from '@mantine/core'
import { outcomeMeanings } from '../../src/http/contract/imports.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './import.module.css'
import type { ExplainedWord, Meaning } from './outcome-meanings.ts'
import type { OutcomeWordsState } from './use-outcome-words.ts'

/** The stages and outcomes of a CRM that are not known by themselves: how many rows have each, and what it means. */
export function OutcomeWords({ state }: { readonly state: OutcomeWordsState }) {
  const t = useT()
  const { words, furtherRows, isLoading, error, retry, choose } = state
  if (error) return <ProblemNote error={error} onRetry={retry} />
  if (isLoading)
    return (
      <Text component="output" display="block" size="sm" c="dimmed" mt={12}>
        {t('import.outcomes_loading')}
      </Text>
    )
  if (words.length === 0) return null
  const unsaid = words.filter(({ meaning }) => meaning === null).length
  return (
    <section aria-labelledby="outcome-words">
      <h2 id="outcome-words" className={classes.heading}>
        {t('import.outcomes')}
      </h2>
      <p className={classes.dim}>{t('import.outcomes_help')}</p>
      <ScrollRegion label={t('import.outcomes')} phone="stack">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.outcome_word')}</Table.Th>
              <Table.Th>{t('import.outcome_rows')}</Table.Th>
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
      <output className={classes.dim}>
        {unsaid > 0 ? <p>{t('import.outcomes_unsaid', { n: unsaid })}</p> : null}
        {furtherRows > 0 ? <p>{t('import.outcomes_further', { n: furtherRows })}</p> : null}
      </output>
    </section>
  )
}

type WordRowProps = { readonly word: ExplainedWord; readonly onChoose: (meaning: Meaning) => void }

function WordRow({ word: { word, rows, meaning, hinted }, onChoose }: WordRowProps) {
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
          description={hinted ? t('import.outcome_hinted') : undefined}
          inputWrapperOrder={['input', 'description']}
          value={meaning}
          onChange={(value) => value && onChoose(value as Meaning)}
          data={outcomeMeanings.map((value) => ({ value, label: t(`import_meaning.${value}`) }))}
        />
      </Table.Td>
    </Table.Tr>
  )
}
