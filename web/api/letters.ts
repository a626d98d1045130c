import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LetterSettingsView, Preview, SequenceVersions, SequenceView } from '../../src/http/contract/sequences.ts'
import { get, patch, post, put } from './request.ts'

export const sequencesQuery = queryOptions({
  queryKey: ['sequences'],
  queryFn: async () => (await get<{ readonly items: readonly SequenceView[] }>('/api/sequences')).items,
})
export const letterSettingsQuery = queryOptions({
  queryKey: ['letter-settings'],
  queryFn: () => get<LetterSettingsView>('/api/letter-settings'),
})

/** What was saved of a sequence, the latest first. */
export const useSequenceVersions = (id: string) =>
  useQuery({
    queryKey: ['sequences', id, 'versions'],
    queryFn: async () => (await get<SequenceVersions>(`/api/sequences/${id}/versions`)).items,
  })

type Change = { readonly id: string; readonly active?: boolean; readonly body?: Record<string, unknown> }

export function useChangeSequence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...change }: Change) => patch<SequenceView>(`/api/sequences/${id}`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sequences'] }),
  })
}

export function useSaveLetterSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (settings: LetterSettingsView) => put<LetterSettingsView>('/api/letter-settings', settings),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['letter-preview'] })
      return client.invalidateQueries({ queryKey: ['letter-settings'] })
    },
  })
}

type Previewed = { readonly letter: object; readonly known: boolean }

/** A letter as it would go, in every language; what was shown stays until the next is there. */
export const usePreview = (asked: Previewed) =>
  useQuery({
    queryKey: ['letter-preview', asked],
    queryFn: () => post<Preview>('/api/sequences/preview', asked),
    placeholderData: (before) => before,
    gcTime: 60_000,
  })
