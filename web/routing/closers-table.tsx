import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoutingShown } from '../../src/http/contract/routing.ts'
import { usersQuery } from '../api/workspace.ts'
import { useLanguage } from '../language/language-context.tsx'
import { useFormat, useNow } from '../language/use-format.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './routing.module.css'

/** What was learned: who closes which kind better than foretold, and what waiting does to the chance. */
export function ClosersTable({ shown }: { readonly shown: RoutingShown }) {
  const { t } = useLanguage()
  const format = useFormat()
  const now = useNow()
  return (
    <section className={classes.block}>
      <h2 className={classes.heading}>{t('routing.learned')}</h2>
      <p className={classes.dim}>
        {t('routing.learned_help')}{' '}
        {shown.learned_at ? (
          <>
            {t('routing.learned_at')}: {format.moment(shown.learned_at, now)}
          </>
        ) : null}
      </p>
      {shown.rates.length === 0 ? (
        <p className={classes.dim}>{t('routing.nothing_learned')}</p>
      ) : (
        <Rates shown={shown} />
      )}
      <WaitingCurve waiting={shown.waiting} />
    </section>
  )
}

function Rates({ shown }: { readonly shown: RoutingShown }) {
  const { t, code } = useLanguage()
  const [byKind, setByKind] = useState(false)
  const format = useFormat()
  const { data: users = [] } = useQuery(usersQuery)
  const rates = shown.rates.filter(({ kind }) => byKind || kind === null).slice(0, 200)
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '?'
  const kindOf = (kind: string | null) => {
    if (kind === null) return t('routing.all_kinds')
    const name = kind.slice(kind.indexOf(':') + 1)
    return kind.startsWith('channel:') ? code('channel', name) : name
  }
  return (
    <>
      <ScrollRegion label={t('routing.learned')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('today.person')}</Table.Th>
              <Table.Th>{t('routing.kind')}</Table.Th>
              <Table.Th>{t('routing.ratio')}</Table.Th>
              <Table.Th>{t('routing.wins')}</Table.Th>
              <Table.Th>{t('routing.own_share')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rates.map((rate) => (
              <Table.Tr key={`${rate.user_id} ${rate.kind ?? ''}`}>
                <Table.Td>
                  <bdi>{nameOf(rate.user_id)}</bdi>
                </Table.Td>
                <Table.Td>
                  <bdi>{kindOf(rate.kind)}</bdi>
                </Table.Td>
                <Table.Td>{format.number(rate.ratio, 2)}</Table.Td>
                <Table.Td>
                  {t('routing.wins_of', { wins: rate.wins, expected: format.number(rate.expected, 1) })}
                </Table.Td>
                <Table.Td>{format.percent(rate.own_share)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Button
        size="compact-xs"
        variant="default"
        mt={8}
        mb={12}
        aria-expanded={byKind}
        onClick={() => setByKind(!byKind)}
      >
        {t(byKind ? 'routing.fewer_kinds' : 'routing.more_kinds')}
      </Button>
    </>
  )
}

function WaitingCurve({ waiting }: { readonly waiting: RoutingShown['waiting'] }) {
  const { t } = useLanguage()
  const format = useFormat()
  const at = (minutes: number) => waiting.curve.find((point) => point.minutes === minutes)?.chance ?? 0.5
  const values = { answers: waiting.answers, needed: waiting.needed }
  if (waiting.kind === 'too_few') return <p className={classes.words}>{t('routing.waiting_too_few', values)}</p>
  if (waiting.kind === 'no_fall') return <p className={classes.words}>{t('routing.waiting_no_fall', values)}</p>
  return (
    <p className={classes.words}>
      {t('routing.waiting_learned', {
        ...values,
        hour: format.percent(at(60)),
        day: format.percent(at(1440)),
        amount: waiting.typical_amount === null ? '–' : format.money(waiting.typical_amount),
      })}
    </p>
  )
}
