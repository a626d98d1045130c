import '../theme/lazy-styles.ts'
import { Button, FileButton, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { importsQuery, useUpload } from '../api/imports.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ProblemNote, useProblemWords } from '../ui/problem-note.tsx'
import { Screen } from '../ui/screen.tsx'
import classes from './import.module.css'

const accepted = '.csv,.tsv,.txt,.xlsx'

/** Bring a file in, and see the files brought before. */
export function ImportsScreen() {
  const { t } = useLanguage()
  const { data: imports, error, refetch } = useQuery(importsQuery)
  return (
    <Screen title={t('nav.import')} lead={t('import.lead')}>
      <DropPlace />
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {imports && imports.length > 0 ? <PastImports imports={imports} /> : null}
    </Screen>
  )
}

function DropPlace() {
  const { t } = useLanguage()
  const words = useProblemWords()
  const navigate = useNavigate()
  const upload = useUpload()
  const [over, setOver] = useState(false)
  const take = (file: File | null | undefined) => {
    if (!file) return
    upload.mutate(file, {
      onSuccess: (made) => made && void navigate({ to: '/import/$importId', params: { importId: made.id } }),
    })
  }
  return (
    // Dropping is one way; the button inside does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t('import.drop')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      <Icon name="import" size={26} />
      <Text fw={600}>{t('import.drop')}</Text>
      <Text size="sm" c="dimmed">
        {t('import.formats')}
      </Text>
      <FileButton onChange={take} accept={accepted} inputProps={{ 'aria-label': t('import.choose') }}>
        {(props) => (
          <Button {...props} loading={upload.isPending}>
            {t('import.choose')}
          </Button>
        )}
      </FileButton>
      {upload.error ? (
        <Text c="var(--bad)" role="alert">
          {words(upload.error)}
        </Text>
      ) : null}
    </section>
  )
}

/** What the server calls the import under which the sample company lies. */
const sampleName = 'sample data'

function PastImports({ imports }: { readonly imports: readonly LeadImport[] }) {
  const { t } = useLanguage()
  const format = useFormat()
  return (
    <ScrollRegion label={t('import.past')} phone="stack">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.file')}</Table.Th>
            <Table.Th>{t('import.status')}</Table.Th>
            <Table.Th>{t('import.taken')}</Table.Th>
            <Table.Th>{t('import.refused')}</Table.Th>
            <Table.Th>{t('import.when')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((each) => (
            <Table.Tr key={each.id}>
              <Table.Td>
                <Link to="/import/$importId" params={{ importId: each.id }} className={classes.link}>
                  <bdi>{each.file_name === sampleName ? t('workspace.sample_title') : each.file_name}</bdi>
                </Link>
              </Table.Td>
              <Table.Td data-label={t('import.status')}>{t(`import_status.${each.status}`)}</Table.Td>
              <Table.Td data-label={t('import.taken')}>{format.number(each.accepted)}</Table.Td>
              <Table.Td data-label={t('import.refused')}>{format.number(each.refused)}</Table.Td>
              <Table.Td data-label={t('import.when')}>{format.exact(each.created_at)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
