import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReviewCase, ReviewQueue } from '../../src/http/contract/review.ts'
import { get, post } from './request.ts'

export const reviewQueueQuery = (later: readonly string[]) =>
  queryOptions({
    queryKey: ['review', later],
    queryFn: () => get<ReviewQueue>('/api/review', { later: later.join(',') }),
    refetchInterval: 60_000,
  })

export const reviewCaseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: () => get<ReviewCase>(`/api/leads/${id}/case`) })

type Entered = { readonly answer: 'right' | 'wrong' | 'expired' | 'used_up' | 'passed_before' }

/** Sends a code to the lead; takes the code that the person says on the phone. */
export function useCodes(id: string) {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['case', id] }),
      client.invalidateQueries({ queryKey: ['lead', id] }),
      client.invalidateQueries({ queryKey: ['review'] }),
    ])
  const send = useMutation({
    mutationFn: (channel: 'email' | 'sms') => post<ReviewCase>(`/api/leads/${id}/code`, { channel }),
    onSuccess: refresh,
  })
  const enter = useMutation({
    mutationFn: (code: string) => post<Entered>(`/api/leads/${id}/code/enter`, { code }),
    onSuccess: refresh,
  })
  return { send, enter }
}
