import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  EntryPreviewView,
  LetterSettingsView,
  Preview,
  SequenceVersions,
  SequenceView,
} from '../../src/http/contract/sequences.ts'
import { get, patch, post, put, remove } from './request.ts'

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

/** What becomes of the leads in a sequence that takes nobody new. */
export type Running = 'stop' | 'finish'
type Change = {
  readonly id: string
  readonly active?: boolean
  readonly running?: Running
  readonly body?: Record<string, unknown>
}

export function useChangeSequence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...change }: Change) => patch<SequenceView>(`/api/sequences/${id}`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sequences'] }),
  })
}

export function useAddSequence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: { readonly name: string; readonly copy_of: string | null }) =>
      post<SequenceView>('/api/sequences', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sequences'] }),
  })
}

export function useRemoveSequence() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, running }: { readonly id: string; readonly running: Running }) =>
      remove(`/api/sequences/${id}?running=${running}`),
    onSuccess: () => client.invalidateQueries({ queryKey: sequencesQuery.queryKey, exact: true }),
  })
}

type Move = { readonly from: readonly string[]; readonly to: readonly string[] }

/** Puts sequences into another order: on the screen at once, and back where the server says no. */
export function useOrderSequences() {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['sequence-order'],
    mutationFn: (move: Move) => put('/api/sequences/order', move),
    // One after the other: each names the order that the one before it left.
    scope: { id: 'sequence-order' },
    onMutate: async ({ to }: Move) => {
      await client.cancelQueries({ queryKey: sequencesQuery.queryKey, exact: true })
      client.setQueryData(sequencesQuery.queryKey, (known) =>
        known?.toSorted((a, b) => to.indexOf(a.id) - to.indexOf(b.id)),
      )
    },
    // Read again after the last move only: what stands between would undo on the screen those that are still under way.
    onSettled: () =>
      client.isMutating({ mutationKey: ['sequence-order'] }) === 1
        ? client.invalidateQueries({ queryKey: sequencesQuery.queryKey, exact: true })
        : undefined,
  })
}

/** Whom a condition would let in, and what is odd about it; what was shown stays until the next is there. */
export const useEntryPreview = (asked: { readonly id: string; readonly entry: object }, enabled: boolean) =>
  useQuery({
    queryKey: ['sequence-entry', asked],
    queryFn: () => post<EntryPreviewView>('/api/sequences/entry-preview', asked),
    placeholderData: (before) => before,
    enabled,
    retry: false,
    gcTime: 60_000,
  })

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
