import { queryOptions, useMutation } from '@tanstack/react-query'
import type { LearningScreen } from '../../src/http/contract/learning.ts'
import type { PolicyEffect, PolicySuggestion } from '../../src/http/contract/policy-trial.ts'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { get, post } from './request.ts'

type Trial = { readonly body: PolicyVersion['body']; readonly modelId: string | null }

/** What a policy, and a model with it, would have done with the last leads. */
export const useSimulatePolicy = () =>
  useMutation({
    mutationFn: ({ body, modelId }: Trial) => post<PolicyEffect>('/api/policies/simulate', { body, model_id: modelId }),
  })

/** Thresholds that the outcomes speak for moving; with the hot leads a day that can be called, that limit too. */
export const suggestionsQuery = (hotPerDay: number | null) =>
  queryOptions({
    queryKey: ['policies', 'suggestions', hotPerDay],
    queryFn: async () =>
      (await get<{ items: readonly PolicySuggestion[] }>('/api/policies/suggestions', { hot_per_day: hotPerDay }))
        .items,
    staleTime: 5 * 60_000,
  })

/** Models that can be tried: the challengers. */
export const challengersQuery = queryOptions({
  queryKey: ['learning', 'challengers'],
  queryFn: async () =>
    (await get<LearningScreen>('/api/learning')).models
      .filter(({ status }) => status === 'challenger')
      .map(({ id }) => id),
  staleTime: 60_000,
})
