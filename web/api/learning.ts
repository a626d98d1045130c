import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { crownRequest, LearningScreen, ModelReportView, TrainingView } from '../../src/http/contract/learning.ts'
import { get, post } from './request.ts'

export const isTraining = ({ status }: TrainingView): boolean => status === 'waiting' || status === 'running'

/** Live events bring progress; where the line is down, asking does. */
export const learningQuery = queryOptions({
  queryKey: ['learning'],
  queryFn: () => get<LearningScreen>('/api/learning'),
  refetchInterval: ({ state }) => (state.data?.trainings.some(isTraining) ? 2000 : false),
})

export const modelReportQuery = (id: string) =>
  queryOptions({
    queryKey: ['model-report', id],
    queryFn: () => get<ModelReportView>(`/api/models/${id}/report`),
    staleTime: 3_600_000,
  })

function useLearningChange<Input, Answer>(change: (input: Input) => Promise<Answer>, stale: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  })
}

export const useTrain = () => useLearningChange(() => post<TrainingView>('/api/learning/trainings'), ['learning'])

export const useCrown = () =>
  useLearningChange(
    ({ id, ...body }: { readonly id: string } & z.input<typeof crownRequest>) =>
      post<void>(`/api/models/${id}/crown`, body),
    ['learning', 'measure', 'leads', 'lead', 'today'],
  )
