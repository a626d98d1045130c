import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { joinInput, unjoinInput } from '../../src/http/contract/contacts.ts'
import type { OutcomeInput } from '../../src/http/contract/intake.ts'
import type {
  assignInput,
  callInput,
  disputeInput,
  LeadList,
  LeadPage,
  LeadQuery,
  NearestDeals,
  noteInput,
  overrideInput,
  Replay,
  snoozeInput,
  verdictInput,
  whatsappInput,
} from '../../src/http/contract/leads.ts'
import { get, post } from './request.ts'

export type LeadFilters = Pick<LeadQuery, 'view'> &
  Partial<
    Pick<
      LeadQuery,
      'q' | 'tier' | 'source' | 'assignee' | 'late' | 'channel' | 'sampled' | 'unanswered' | 'behind' | 'order'
    >
  >

const pageSize = 60

export const leadsQuery = (filters: LeadFilters) =>
  infiniteQueryOptions({
    queryKey: ['leads', filters],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<LeadList>('/api/leads', { ...filters, limit: pageSize, cursor: pageParam }),
    getNextPageParam: (page) => page.next,
    refetchInterval: 120_000,
  })

export const leadQuery = (id: string) =>
  queryOptions({ queryKey: ['lead', id], queryFn: () => get<LeadPage>(`/api/leads/${id}`) })

export const replayQuery = (id: string) =>
  queryOptions({ queryKey: ['replay', id], queryFn: () => get<Replay>(`/api/leads/${id}/replay`) })

export const nearestQuery = (id: string) =>
  queryOptions({ queryKey: ['nearest', id], queryFn: () => get<NearestDeals>(`/api/leads/${id}/nearest`) })

/** What people do to a lead; each is one POST answered with the lead as it is then. */
export type LeadChange =
  | { readonly path: 'call'; readonly body: z.input<typeof callInput> }
  | { readonly path: 'outcome'; readonly body: OutcomeInput }
  | { readonly path: 'whatsapp'; readonly body: z.infer<typeof whatsappInput> }
  | { readonly path: 'note'; readonly body: z.infer<typeof noteInput> }
  | { readonly path: 'assign'; readonly body: z.infer<typeof assignInput> }
  | { readonly path: 'snooze'; readonly body: z.infer<typeof snoozeInput> }
  | { readonly path: 'dispute'; readonly body: z.infer<typeof disputeInput> }
  | { readonly path: 'verdict'; readonly body: z.infer<typeof verdictInput> }
  | { readonly path: 'override'; readonly body: z.infer<typeof overrideInput> }
  | { readonly path: 'join'; readonly body: z.infer<typeof joinInput> }
  | { readonly path: 'unjoin'; readonly body: z.infer<typeof unjoinInput> }
  | { readonly path: 'separate' | 'reopen' | 'accept' | 'stop-letters'; readonly body: Record<string, never> }
  | { readonly path: 'decline'; readonly body: { readonly reason?: string } }

export function useLeadChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { readonly id: string; readonly change: LeadChange }) =>
      post<LeadPage>(`/api/leads/${id}/${change.path}`, change.body),
    onSuccess: async (lead) => {
      client.setQueryData(['lead', lead.id], lead)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['leads'] }),
        client.invalidateQueries({ queryKey: ['replay', lead.id] }),
        client.invalidateQueries({ queryKey: ['today'] }),
      ])
    },
  })
}
