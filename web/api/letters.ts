import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { LetterSettingsView, Preview, SequenceView } from '../../src/http/contract/sequences.ts'
import { get, patch, post, put } from './request.ts'

export const sequencesQuery = queryOptions({
  queryKey: ['sequences'],
  queryFn: async () => (await get<{ readonly items: readonly SequenceView[] }>('/api/sequences')).items,
})
export const letterSettingsQuery = queryOptions({
  queryKey: ['letter-settings'],
  queryFn: () => get<LetterSettingsView>('/api/letter-settings'),
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['letter-settings'] }),
  })
}

type Asked = { readonly body: Record<string, unknown>; readonly letter: string; readonly language: string }
export const usePreview = () =>
  useMutation({ mutationFn: (asked: Asked) => post<Preview>('/api/sequences/preview', asked) })
