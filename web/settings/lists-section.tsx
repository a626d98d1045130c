import { ActionIcon, Button, SegmentedControl, Select, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ListEntry } from '../../src/http/contract/workspace.ts'
import { listsQuery, useAddToList, useRemoveFromList } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { useFieldWords } from '../ui/use-field-words.ts'
import classes from './settings.module.css'
import { useSaved } from './use-saved.ts'
import { listMatches, listNames } from '../../src/http/contract/names.ts'

/** Who is always let through, never let through, or never written to. */
export function ListsSection() {
  const t = useT()
  const [list, setList] = useState<ListEntry['list']>('allow')
  const { data: entries, error, refetch } = useQuery(listsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!entries) return <ScreenSkeleton />
  const shown = entries.filter((entry) => entry.list === list)
  return (
    <>
      <SegmentedControl
        aria-label={t('settings.lists')}
        value={list}
        onChange={(value) => setList(listNames.find((each) => each === value) ?? 'allow')}
        data={listNames.map((value) => ({ value, label: t(`lists.${value}`) }))}
      />
      <p className={classes.dim}>{t(`lists.${list}_help`)}</p>
      <AddEntry list={list} />
      {shown.length === 0 ? <EmptyNote icon="list" title={t('lists.empty')} /> : <EntryTable entries={shown} />}
    </>
  )
}

function AddEntry({ list }: { readonly list: ListEntry['list'] }) {
  const t = useT()
  const words = useProblemWords()
  const fieldWords = useFieldWords()
  const add = useAddToList()
  const [match, setMatch] = useState<ListEntry['match']>('email')
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ list, match, value: value.trim(), reason: reason.trim() || null }, { onSuccess: () => setValue('') })
  }
  return (
    <form onSubmit={submit} className={classes.inline}>
      <Select
        label={t('lists.match')}
        w={130}
        allowDeselect={false}
        data={listMatches.map((each) => ({ value: each, label: t(`lists.match_${each}`) }))}
        value={match}
        onChange={(each) => setMatch(listMatches.find((one) => one === each) ?? 'email')}
      />
      <TextInput
        label={t('lists.value')}
        dir="ltr"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={add.error ? (fieldWords(add.error).value ?? words(add.error)) : null}
      />
      <TextInput label={t('lists.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button type="submit" loading={add.isPending} disabled={!value.trim()}>
        {t('lists.add')}
      </Button>
    </form>
  )
}

function EntryTable({ entries }: { readonly entries: readonly ListEntry[] }) {
  const t = useT()
  const format = useFormat()
  const saved = useSaved()
  const removal = useRemoveFromList()
  return (
    <ScrollRegion label={t('settings.lists')} phone="stack">
      <Table>
        <HeadRow names={[t('lists.value'), t('lists.reason'), t('lists.since')]} deeds={t('lists.remove')} />
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>
                <bdi dir="ltr">{entry.value}</bdi>
              </Table.Td>
              <Table.Td data-label={t('lists.reason')}>
                <bdi>{entry.reason}</bdi>
              </Table.Td>
              <Table.Td data-label={t('lists.since')}>{format.exact(entry.created_at)}</Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  aria-label={`${t('lists.remove')}: ${entry.value}`}
                  onClick={() => removal.mutate(entry.id, saved)}
                >
                  <Icon name="trash" />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
