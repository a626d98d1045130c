import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Today } from '../../src/http/contract/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { TierMark } from '../ui/tier-mark.tsx'
import { tiersFromHot } from '../ui/tiers.ts'
import classes from './today.module.css'

/** What came in today by source and tier; every figure opens its leads. */
export function ByTier({ arrivals }: { readonly arrivals: Today['arrivals'] }) {
  const { t } = useLanguage()
  const format = useFormat()
  const sources = [...new Set(arrivals.map(({ source }) => source))]
  if (sources.length === 0) return null
  const count = (source: string, tier: (typeof tiersFromHot)[number] | null) =>
    arrivals
      .filter((row) => row.source === source && (tier === null || row.tier === tier))
      .reduce((sum, row) => sum + row.count, 0)
  const sorted = sources.toSorted((a, b) => count(b, null) - count(a, null))
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('today.by_tier')}</h2>
      <ScrollRegion label={t('today.by_tier')} phone="pin">
        <Table verticalSpacing={4} className={classes.counts}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('list.source')}</Table.Th>
              {tiersFromHot.map((tier) => (
                <Table.Th key={tier}>
                  <TierMark tier={tier} words />
                </Table.Th>
              ))}
              <Table.Th>{t('today.all')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((source) => (
              <Table.Tr key={source}>
                <Table.Td>
                  <bdi>{source}</bdi>
                </Table.Td>
                {tiersFromHot.map((tier) => (
                  <Table.Td key={tier}>
                    {count(source, tier) === 0 ? (
                      <span className={classes.dim}>–</span>
                    ) : (
                      <Link
                        to="/leads/$view"
                        params={{ view: 'all' }}
                        search={{ source, tier }}
                        className={classes.person}
                      >
                        {format.number(count(source, tier))}
                      </Link>
                    )}
                  </Table.Td>
                ))}
                <Table.Td>
                  <Link to="/leads/$view" params={{ view: 'all' }} search={{ source }} className={classes.person}>
                    {format.number(count(source, null))}
                  </Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}
