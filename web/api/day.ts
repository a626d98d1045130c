import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Absence,
  Breaches,
  Disputes,
  Move,
  newAbsence,
  pollAnswer,
  PollMonth,
} from '../../src/http/contract/working-day.ts'
import type { changeRouting, newPilot, Pilot, RoutingShown, Tried, tryLead } from '../../src/http/contract/routing.ts'
import type { BulkDone, BulkInput, changeView, newView, SavedView } from '../../src/http/contract/desk.ts'
import { get, patch, post, put, remove } from './request.ts'

type Items<Item> = { readonly items: readonly Item[] }

export const routingQuery = queryOptions({ queryKey: ['routing'], queryFn: () => get<RoutingShown>('/api/routing') })
export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async () => (await get<Items<Absence>>('/api/absences')).items,
})
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async () => (await get<Items<SavedView>>('/api/views')).items,
})
export const rebalanceQuery = queryOptions({
  queryKey: ['rebalance'],
  queryFn: async () => (await get<Items<Move>>('/api/rebalance')).items,
  staleTime: 0,
})
export const breachesQuery = (span: { readonly from: string; readonly to: string }) =>
  queryOptions({ queryKey: ['breaches', span], queryFn: () => get<Breaches>('/api/breaches', span) })
export const disputesQuery = queryOptions({
  queryKey: ['disputes'],
  queryFn: async () => (await get<Disputes>('/api/disputes')).items,
})
export const pollQuery = queryOptions({
  queryKey: ['poll'],
  queryFn: async () => (await get<{ month: string | null }>('/api/poll')).month,
  staleTime: 3_600_000,
})
export const pollResultsQuery = queryOptions({
  queryKey: ['poll', 'results'],
  queryFn: async () => (await get<Items<PollMonth>>('/api/poll/results')).items,
})

/** A change after which the named queries are asked again. */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, stale: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  })
}

const leadsToo = ['leads', 'lead', 'today'] as const

export const useChangeRouting = () =>
  useChange((input: z.infer<typeof changeRouting>) => put<RoutingShown>('/api/routing', input), ['routing', 'policies'])
/** Where a made-up lead would go: by the draft, where there is one, and by the rules in force. */
export const useTryLead = () =>
  useChange(async ({ routing, ...lead }: z.infer<typeof tryLead>) => {
    const ask = (input: z.infer<typeof tryLead>) => post<Tried>('/api/routing/try', input)
    const [live, draft] = await Promise.all([ask(lead), routing ? ask({ ...lead, routing }) : null])
    return { live, draft }
  }, [])
export const useStartPilot = () =>
  useChange((input: z.input<typeof newPilot>) => put<Pilot>('/api/pilot', input), ['routing', ...leadsToo])
export const useEndPilot = () => useChange(() => remove('/api/pilot'), ['routing', ...leadsToo])
export const useAddAbsence = () =>
  useChange((input: z.input<typeof newAbsence>) => post<Absence>('/api/absences', input), ['absences', 'today'])
export const useRemoveAbsence = () => useChange((id: string) => remove(`/api/absences/${id}`), ['absences', 'today'])
export const useSaveView = () =>
  useChange((input: z.input<typeof newView>) => post<SavedView>('/api/views', input), ['views'])
export const useChangeView = () =>
  useChange(
    ({ id, ...input }: { readonly id: string } & z.infer<typeof changeView>) =>
      patch<SavedView>(`/api/views/${id}`, input),
    ['views'],
  )
export const useRemoveView = () => useChange((id: string) => remove(`/api/views/${id}`), ['views'])
export const useBulk = () =>
  useChange((input: BulkInput) => post<BulkDone>('/api/leads/bulk', input), [...leadsToo, 'lists'])
export const useUndoBulk = () =>
  useChange(
    (id: string) => post<{ undone: number; left: number }>(`/api/leads/bulk/${id}/undo`),
    [...leadsToo, 'lists'],
  )
export const useRebalance = () =>
  useChange(
    (moves: readonly Pick<Move, 'lead_id' | 'from' | 'to'>[]) => post<{ moved: number }>('/api/rebalance', { moves }),
    ['rebalance', ...leadsToo],
  )
export const useHandOverLate = () =>
  useChange(
    (userId: string) => post<{ moved: number; stay: number }>(`/api/users/${userId}/hand-over-late`),
    [...leadsToo],
  )
export const useAnswerPoll = () =>
  useChange((input: z.infer<typeof pollAnswer>) => post<void>('/api/poll', input), ['poll'])
