import { queryOptions, skipToken, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { LeadImport, OutcomeWords, runImport } from '../../src/http/contract/imports.ts'
import { get, post } from './request.ts'

const running: readonly LeadImport['status'][] = ['checking', 'running', 'undoing']

export const isRunning = (leadImport: LeadImport): boolean => running.includes(leadImport.status)

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async () => (await get<{ items: LeadImport[] }>('/api/imports')).items,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => get<LeadImport>(`/api/imports/${id}`),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? 700 : false),
  })

/** The words of a column that want a meaning as outcomes; asked once, for the file stays as it is. No column is −1. */
export const outcomeWordsQuery = (id: string, column: number) =>
  queryOptions({
    queryKey: ['import_words', id, column],
    queryFn: column < 0 ? skipToken : () => get<OutcomeWords>(`/api/imports/${id}/outcome-words`, { column }),
    staleTime: Number.POSITIVE_INFINITY,
  })

function useImportChange<Input>(change: (input: Input) => Promise<LeadImport | undefined>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['imports'] })
      await client.invalidateQueries({ queryKey: ['leads'] })
    },
  })
}

export const useUpload = () =>
  useImportChange((file: File) => {
    const body = new FormData()
    body.append('file', file)
    return post<LeadImport>('/api/imports', body)
  })

export const useRunImport = (id: string) =>
  useImportChange((input: z.infer<typeof runImport>) => post<LeadImport>(`/api/imports/${id}/run`, input))

export const useUndoImport = (id: string) => useImportChange(() => post<LeadImport>(`/api/imports/${id}/undo`))
