import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ChannelsView,
  CostView,
  ForecastPartsView,
  ForecastView,
  groupQuery,
  GroupsView,
  newCost,
  partQuery,
  PromiseView,
  WatchView,
} from '../../src/http/contract/measure.ts'
import { get, post, remove } from './request.ts'

export type Grouping = NonNullable<z.input<typeof groupQuery>['by']>
export type Span = { readonly from: string; readonly to: string; readonly cost_per_call?: number }

/** Figures over all leads take the server a while and change slowly. */
const slowMs = 60_000

export const watchQuery = queryOptions({
  queryKey: ['measure', 'watch'],
  queryFn: () => get<WatchView>('/api/measure/watch'),
  staleTime: slowMs,
})
export const promiseQuery = queryOptions({
  queryKey: ['measure', 'promise'],
  queryFn: () => get<PromiseView>('/api/measure/promise'),
})
export const groupsQuery = (by: Grouping) =>
  queryOptions({
    queryKey: ['measure', 'groups', by],
    queryFn: () => get<GroupsView>('/api/measure/groups', { by }),
    staleTime: slowMs,
  })
export const channelsQuery = (span: Span) =>
  queryOptions({
    queryKey: ['measure', 'channels', span],
    queryFn: () => get<ChannelsView>('/api/measure/channels', span),
    staleTime: slowMs,
    placeholderData: (before) => before,
  })
export const forecastQuery = queryOptions({
  queryKey: ['measure', 'forecast'],
  queryFn: () => get<ForecastView>('/api/measure/forecast'),
  staleTime: slowMs,
})
export type ForecastPart = NonNullable<z.input<typeof partQuery>['part']>
export const forecastPartsQuery = (part: ForecastPart) =>
  queryOptions({
    queryKey: ['measure', 'forecast', part],
    queryFn: () => get<ForecastPartsView>('/api/measure/forecast/parts', { part }),
    staleTime: slowMs,
  })
export const costsQuery = queryOptions({
  queryKey: ['measure', 'costs'],
  queryFn: async () => (await get<{ items: CostView[] }>('/api/measure/costs')).items,
})

function useCostChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['measure'] }),
  })
}

export const useAddCost = () =>
  useCostChange((input: z.input<typeof newCost>) => post<CostView>('/api/measure/costs', input))
export const useRemoveCost = () => useCostChange((id: string) => remove(`/api/measure/costs/${id}`))
