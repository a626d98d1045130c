import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { RoutingShown } from '../../src/http/contract/routing.ts'
import { usersQuery } from '../api/workspace.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { HeadRow } from '../ui/head-row.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './routing.module.css'

/** Whether it is fair: what each has got, what was credited back, who is next, and which closers are owed a hot lead. */
export function TurnsTable({ turns }: Pick<RoutingShown, 'turns'>) {
  const t = useT()
  const format = useFormat()
  const { data: users = [] } = useQuery(usersQuery)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '?'
  if (turns.length === 0) return null
  const columns = ['given', 'credited', 'start', 'level', 'hot'] as const
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.turns')}</h2>
      <p className={classes.dim}>{t('routing.turns_help')}</p>
      <ScrollRegion label={t('routing.turns')} phone="stack">
        <Table verticalSpacing={4}>
          <HeadRow names={[t('today.person'), ...columns.map((column) => t(`routing.turn_${column}`))]} />
          <Table.Tbody>
            {turns.map((turn) => (
              <Table.Tr key={turn.user_id}>
                <Table.Td>
                  <bdi>{nameOf(turn.user_id)}</bdi>
                </Table.Td>
                <Table.Td data-label={t('routing.turn_given')}>{format.number(turn.assigned, 0)}</Table.Td>
                <Table.Td data-label={t('routing.turn_credited')}>{format.number(turn.credited_back, 0)}</Table.Td>
                <Table.Td data-label={t('routing.turn_start')}>{format.number(turn.start, 1)}</Table.Td>
                <Table.Td data-label={t('routing.turn_level')}>{format.number(turn.level, 1)}</Table.Td>
                <Table.Td data-label={t('routing.turn_hot')}>
                  {turn.hot === null || turn.standing === null ? (
                    '–'
                  ) : (
                    <>
                      {format.number(turn.hot, 0)}
                      {turn.standing === 'free' ? null : (
                        <span className={classes.dim}> · {t(`routing.standing_${turn.standing}`)}</span>
                      )}
                    </>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </section>
  )
}
