import { Button, FileInput, Table, TextInput } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { get, put, remove } from '../api/request.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import { type CompanyRow, companyRows } from './company-rows.ts'
import classes from './settings.module.css'

/** How such a file begins; the names of its columns are the same in every language. */
const firstLine = 'domain;company;…'

type List = { readonly list: string; readonly rows: number; readonly at: string }
const listsQuery = queryOptions({
  queryKey: ['company-lists'],
  queryFn: () => get<{ readonly items: readonly List[] }>('/api/company-lists'),
})

/** Lists of companies by domain, asked before any service: what is there, a new one from a file, and taking one away. */
export function CompanyLists() {
  const t = useT()
  const { data, error, refetch } = useQuery(listsQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  return (
    <section className={classes.block}>
      <h2>{t('lists.title')}</h2>
      <p className={classes.dim}>{t('lists.help')}</p>
      {data && data.items.length > 0 ? <ListTable items={data.items} /> : null}
      <UploadForm />
    </section>
  )
}

function ListTable({ items }: { readonly items: readonly List[] }) {
  const t = useT()
  const format = useFormat()
  const words = useProblemWords()
  const client = useQueryClient()
  const drop = useMutation({
    mutationFn: (list: string) => remove(`/api/company-lists/${encodeURIComponent(list)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: listsQuery.queryKey }),
    onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
  })
  return (
    <ScrollRegion label={t('lists.title')}>
      <Table>
        <Table.Tbody>
          {items.map(({ list, rows }) => (
            <Table.Tr key={list}>
              <Table.Td>
                <bdi>{list}</bdi>
              </Table.Td>
              <Table.Td>{t('lists.rows', { n: rows, figure: format.number(rows) })}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  color="red"
                  aria-label={`${t('services.remove')}: ${list}`}
                  onClick={() => drop.mutate(list)}
                >
                  {t('services.remove')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function UploadForm() {
  const t = useT()
  const words = useProblemWords()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const send = useMutation({
    mutationFn: (rows: readonly CompanyRow[]) =>
      put<{ readonly rows: number }>(`/api/company-lists/${encodeURIComponent(name.trim())}`, { rows }),
    onSuccess: async () => {
      sayKept(t('saved.settings'))
      setFile(null)
      setName('')
      await client.invalidateQueries({ queryKey: listsQuery.queryKey })
    },
    onError: (error) => sayFailed(t('problem.not_saved'), words(error)),
  })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!file) return
    const rows = companyRows(await file.text())
    if (rows === null || rows.length === 0) return sayFailed(t('problem.not_saved'), t('lists.no_domain'))
    send.mutate(rows)
  }
  return (
    <form className={classes.inline} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('lists.name')}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FileInput
        w={260}
        placeholder={<bdi dir="ltr">{firstLine}</bdi>}
        label={t('lists.file')}
        required
        accept=".csv,text/csv,text/plain"
        value={file}
        onChange={setFile}
      />
      <Button type="submit" variant="default" loading={send.isPending} disabled={!file || !name.trim()}>
        {t('lists.upload')}
      </Button>
    </form>
  )
}
