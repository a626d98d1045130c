import { Button, Select, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { useRunImport } from '../api/imports.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './import.module.css'
import { OutcomeWords } from './outcome-words.tsx'
import { canMakeLeads, doubledTargets, targetGroupNames, targetGroups } from './targets.ts'
import { type OutcomeWordsState, useOutcomeWords } from './use-outcome-words.ts'

/** What each column means, with values from the file beside it; then a trial, then the run. */
export function MappingForm({ leadImport }: { readonly leadImport: LeadImport }) {
  const { t } = useLanguage()
  const words = useProblemWords()
  const run = useRunImport(leadImport.id)
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(leadImport.mapping)
  const outcomeWords = useOutcomeWords(leadImport, mapping)
  const doubled = doubledTargets(mapping)
  const ready = doubled.size === 0 && canMakeLeads(mapping)
  return (
    <>
      <h2 className={classes.heading}>{t('import.mapping')}</h2>
      <p className={classes.dim}>
        {t('import.mapping_help', { columns: leadImport.columns.length, encoding: leadImport.encoding })}
      </p>
      <ScrollRegion label={t('import.mapping')} phone="stack">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.column')}</Table.Th>
              <Table.Th>{t('import.values')}</Table.Th>
              <Table.Th>{t('import.becomes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leadImport.columns.map((column, index) => (
              <ColumnRow
                key={column}
                column={column}
                values={leadImport.sample.map((row) => row[index] ?? '').filter(Boolean)}
                target={mapping[column] ?? 'skip'}
                doubled={doubled}
                onChange={(target) => setMapping({ ...mapping, [column]: target })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <OutcomeWords state={outcomeWords} />
      {ready ? null : (
        <Text c="var(--bad)" size="sm" role="alert">
          {t(doubled.size > 0 ? 'import.doubled' : 'import.nothing_to_reach')}
        </Text>
      )}
      {run.error ? (
        <Text c="var(--bad)" size="sm" role="alert">
          {words(run.error)}
        </Text>
      ) : null}
      <RunButtons leadImport={leadImport} ready={ready} run={run} mapping={mapping} outcomeWords={outcomeWords} />
    </>
  )
}

type RunButtonsProps = {
  readonly leadImport: LeadImport
  readonly ready: boolean
  readonly run: ReturnType<typeof useRunImport>
  readonly mapping: Readonly<Record<string, string>>
  readonly outcomeWords: OutcomeWordsState
}

/** The trial is the next step until it has been made; then the run is. */
function RunButtons({ leadImport, ready, run, mapping, outcomeWords }: RunButtonsProps) {
  const { t } = useLanguage()
  const { outcomes, isLoading } = outcomeWords
  const checked = leadImport.status === 'checked'
  return (
    <div className={classes.actions}>
      <Button
        variant={checked ? 'default' : 'filled'}
        disabled={!ready || isLoading}
        loading={run.isPending && run.variables.dry_run}
        onClick={() => run.mutate({ mapping, outcomes, dry_run: true })}
      >
        {t('import.try')}
      </Button>
      <Button
        variant={checked ? 'filled' : 'default'}
        disabled={!ready || isLoading}
        loading={run.isPending && !run.variables.dry_run}
        onClick={() => run.mutate({ mapping, outcomes, dry_run: false })}
      >
        {t('import.run')}
      </Button>
    </div>
  )
}

type ColumnRowProps = {
  readonly column: string
  readonly values: readonly string[]
  readonly target: string
  readonly doubled: ReadonlySet<string>
  readonly onChange: (target: string) => void
}

function ColumnRow({ column, values, target, doubled, onChange }: ColumnRowProps) {
  const { t, code } = useLanguage()
  return (
    <Table.Tr>
      <Table.Td>
        <bdi>{column}</bdi>
      </Table.Td>
      <Table.Td data-label={t('import.values')}>
        <div className={classes.samples} dir="auto">
          {values.slice(0, 3).join(' · ')}
        </div>
      </Table.Td>
      <Table.Td data-label={t('import.becomes')}>
        <Select
          size="xs"
          maw={220}
          searchable
          allowDeselect={false}
          aria-label={`${t('import.becomes')}: ${column}`}
          error={doubled.has(target)}
          value={target}
          onChange={(value) => value && onChange(value)}
          data={targetGroupNames.map((group) => ({
            group: t(`import_group.${group}`),
            items: targetGroups[group].map((value) => ({ value, label: code('target', value) })),
          }))}
        />
      </Table.Td>
    </Table.Tr>
  )
}
