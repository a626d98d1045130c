import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { LearningScreen } from '../../src/http/contract/learning.ts'
import type { DraftChangesView, PolicySide } from '../../src/http/contract/policy-change.ts'
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

/** What a draft changes against the policy in force, and its signatures. */
export const draftChangesQuery = (version: number) =>
  queryOptions({
    queryKey: ['policy-changes', version],
    queryFn: () => get<DraftChangesView>(`/api/policies/${version}/changes`),
    // Not one of `policies`: a version that was just published has no changes to ask for. Others may sign meanwhile.
    refetchInterval: 20_000,
  })

type Signing = { readonly version: number; readonly sides: readonly PolicySide[]; readonly seen: string }

/** Signs a draft whose changes were read. */
export function useSignPolicy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...signature }: Signing) =>
      post<DraftChangesView>(`/api/policies/${version}/sign`, signature),
    onSettled: (_, __, { version }) => client.invalidateQueries({ queryKey: ['policy-changes', version] }),
  })
}
