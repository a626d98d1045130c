import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ExperimentDocument,
  ExperimentPage,
  newExperiment,
  PilotResultView,
  PlanAnswer,
  PlanBasisView,
  planRequest,
} from '../../src/http/contract/experiments.ts'
import { get, post } from './request.ts'

export const experimentsQuery = queryOptions({
  queryKey: ['experiments'],
  queryFn: async () => (await get<{ items: ExperimentDocument[] }>('/api/experiments')).items,
})

export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiments', id],
    queryFn: () => get<ExperimentPage>(`/api/experiments/${id}`),
  })

/** What a pilot of people shows so far; kept from asking again where it compares nothing. */
export const pilotResultQuery = queryOptions({
  queryKey: ['pilot-result'],
  queryFn: () => get<PilotResultView>('/api/pilot/result'),
  retry: false,
})

/** What the last quarter says of a metric: where a plan may begin. */
export const basisQuery = (metric: NonNullable<z.input<typeof newExperiment>['metric']>) =>
  queryOptions({
    queryKey: ['experiment-basis', metric],
    queryFn: () => get<PlanBasisView>('/api/experiments/basis', { metric }),
  })

/** How large an experiment must be; asked anew for every change of the numbers. */
export const planQuery = (input: z.input<typeof planRequest>) =>
  queryOptions({
    queryKey: ['experiment-plan', input],
    queryFn: () => post<PlanAnswer>('/api/experiments/plan', input),
    placeholderData: (before) => before,
    retry: false,
  })

function useExperimentChange<Input>(change: (input: Input) => Promise<ExperimentDocument>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['experiments'] }),
  })
}

export const useAddExperiment = () =>
  useExperimentChange((input: z.input<typeof newExperiment>) => post<ExperimentDocument>('/api/experiments', input))

export const useExperimentDeed = (id: string) =>
  useExperimentChange((deed: 'start' | 'stop') => post<ExperimentDocument>(`/api/experiments/${id}/${deed}`))
