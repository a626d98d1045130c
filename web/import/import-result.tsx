import { Alert, Anchor, Button, Table } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { useUndoImport } from '../api/imports.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { useProblemWords } from '../ui/problem-note.tsx'
import { useFaultWords } from '../ui/use-field-words.ts'
import { useSaved } from '../settings/use-saved.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './import.module.css'

type ImportProps = { readonly leadImport: LeadImport }

/** What a trial or a run gave, the refused rows with their reasons, and the way back. */
export function ImportResult({ leadImport }: ImportProps) {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const saved = useSaved()
  const words = useProblemWords()
  const undo = useUndoImport(leadImport.id)
  const { status } = leadImport
  const figures = [
    [t(status === 'checked' ? 'import.would_take' : 'import.taken'), leadImport.accepted],
    [t('import.refused'), leadImport.refused],
    [t('import.repeated'), leadImport.repeated],
    ...(leadImport.left_out > 0 ? [[t('import.left_out'), leadImport.left_out] as const] : []),
  ] as const
  return (
    <>
      {status === 'failed' ? (
        <Alert color="red" variant="light" mb="md" role="alert" title={t('import_status.failed')}>
          {leadImport.message ?? words(null)}
        </Alert>
      ) : (
        <h2 className={classes.heading}>{t(`import_status.${status}`)}</h2>
      )}
      <dl className={classes.figures}>
        {figures.map(([label, figure]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(figure)}</dd>
          </div>
        ))}
      </dl>
      {status === 'done' ? (
        <div className={classes.actions}>
          <Button onClick={() => void navigate({ to: '/leads/$view', params: { view: 'all' } })}>
            {t('import.see_leads')}
          </Button>
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(undefined, saved)}>
            {t('import.undo')}
          </Button>
        </div>
      ) : null}
      <Refusals leadImport={leadImport} />
    </>
  )
}

function Refusals({ leadImport }: ImportProps) {
  const t = useT()
  const words = useFaultWords()
  if (leadImport.refusals.length === 0) return null
  return (
    <>
      <h2 className={classes.heading}>{t('import.refusals')}</h2>
      <ScrollRegion label={t('import.refusals')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.line')}</Table.Th>
              <Table.Th>{t('import.column')}</Table.Th>
              <Table.Th>{t('import.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leadImport.refusals.slice(0, 20).map((refusal) => (
              <Table.Tr key={`${refusal.line} ${refusal.column ?? ''} ${refusal.code}`}>
                <Table.Td>{refusal.line}</Table.Td>
                <Table.Td>
                  <bdi>{refusal.column}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi>{words(refusal.code, refusal.reason)}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Anchor href={`/api/imports/${leadImport.id}/errors.csv`} download>
        {t('import.error_file', { n: leadImport.refused })}
      </Anchor>
    </>
  )
}
