import { Table } from '@mantine/core'
import type { ModelReportView } from '../../src/http/contract/learning.ts'
import { featureWords } from '../lead/feature-words.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './model.module.css'

type Found = NonNullable<ModelReportView['lines']>

/** Lines of business: one model or own points, why, and how the promise holds in each. */
export function BusinessLines({ found }: { readonly found: Found }) {
  const { t, code } = useLanguage()
  const format = useFormat()
  const name = (column: string) => featureWords({ column, value: null }, code).label
  // Adding nought makes no "-0" of what rounds to it.
  const digits = (value: number | null) => format.number(Number((value ?? 0).toFixed(4)) + 0, 4)
  const heading = t('model.lines', { column: name(found.column) })
  return (
    <section className={classes.block}>
      <h2>{heading}</h2>
      <p>
        {t(`model.lines_${found.verdict}`, {
          gain: digits(found.gain),
          low: digits(found.low),
          high: digits(found.high),
        })}
      </p>
      {found.lines.length > 0 ? (
        <ScrollRegion label={heading}>
          <Table verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('model.lines_line')}</Table.Th>
                <Table.Th>{t('model.lines_deals')}</Table.Th>
                <Table.Th>{t('model.lines_promised')}</Table.Th>
                <Table.Th>{t('model.came')}</Table.Th>
                <Table.Th>{t('chart.interval')}</Table.Th>
                {found.verdict === 'own' ? <Table.Th>{t('model.lines_differs')}</Table.Th> : null}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.lines.map(({ value, deals, promised, came, differs }) => (
                <Table.Tr key={value}>
                  <Table.Th scope="row">
                    <bdi>{value}</bdi>
                  </Table.Th>
                  <Table.Td>{format.number(deals)}</Table.Td>
                  <Table.Td>{format.percent(promised)}</Table.Td>
                  <Table.Td>{format.percent(came.share)}</Table.Td>
                  <Table.Td>{format.range(came.low, came.high)}</Table.Td>
                  {found.verdict === 'own' ? <Table.Td>{differs.map(name).join(', ') || '–'}</Table.Td> : null}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      ) : null}
    </section>
  )
}
