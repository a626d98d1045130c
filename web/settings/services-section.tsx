import { Button, Table } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Provider } from '../../src/http/contract/providers.ts'
import { get } from '../api/request.ts'
import { useT } from '../language/language-context.tsx'
import { useFormat } from '../language/use-format.ts'
import { EmptyNote } from '../ui/empty-note.tsx'
import { HeadRow } from '../ui/head-row.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScreenSkeleton } from '../ui/screen.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { CompanyLists } from './company-lists.tsx'
import { ServiceForm } from './service-form.tsx'
import classes from './settings.module.css'

type Items = { readonly items: readonly Provider[] }
const servicesQuery = queryOptions({ queryKey: ['providers'], queryFn: () => get<Items>('/api/providers') })

/** Outside services that may be asked where an answer can change the decision: in their order, with what they cost. */
export function ServicesSection() {
  const t = useT()
  const [edited, setEdited] = useState<Provider | 'new' | null>(null)
  const { data, error, refetch } = useQuery(servicesQuery)
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (!data) return <ScreenSkeleton />
  return (
    <>
      <p className={classes.dim}>{t('services.help')}</p>
      {data.items.length === 0 ? (
        <EmptyNote icon="list" title={t('services.empty')} />
      ) : (
        <ServiceTable items={data.items} onEdit={setEdited} />
      )}
      {edited === null ? (
        <Button size="xs" onClick={() => setEdited('new')}>
          {t('services.add')}
        </Button>
      ) : (
        <ServiceForm
          key={edited === 'new' ? 'new' : edited.id}
          service={edited === 'new' ? null : (data.items.find(({ id }) => id === edited.id) ?? edited)}
          onSaved={(items) => setEdited(items.find(({ id }) => !data.items.some((one) => one.id === id)) ?? edited)}
          onClose={() => setEdited(null)}
        />
      )}
      <CompanyLists />
    </>
  )
}

type TableProps = { readonly items: readonly Provider[]; readonly onEdit: (service: Provider) => void }

function ServiceTable({ items, onEdit }: TableProps) {
  const t = useT()
  const format = useFormat()
  return (
    <ScrollRegion label={t('settings.services')} phone="stack">
      <Table>
        <HeadRow names={[t('services.name'), t('services.purpose'), t('services.month')]} deeds={t('services.edit')} />
        <Table.Tbody>
          {items.map((service) => (
            <Table.Tr key={service.id}>
              <Table.Td>
                <bdi>{service.name}</bdi>{' '}
                {service.active ? null : <span className={classes.dim}>{t('services.off')}</span>}
              </Table.Td>
              <Table.Td data-label={t('services.purpose')}>{t(`services.purpose.${service.purpose}`)}</Table.Td>
              <Table.Td data-label={t('services.month')}>
                {t('services.spent', {
                  asked: service.spent.asked,
                  known: service.spent.known,
                  cost: format.money(service.spent.cost),
                })}
              </Table.Td>
              <Table.Td>
                <Button size="compact-xs" variant="default" onClick={() => onEdit(service)}>
                  {t('services.edit')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
