import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ConsentEntryView,
  ConsentScriptAnswer,
  consentWord,
  FoundLead,
  LeadConsentView,
  LeadFileView,
  PrivacyChange,
  PrivacyRequestView,
  PrivacySettingsView,
  requestInput,
  restrictInput,
  RetentionCountView,
  scriptInput,
  SigningKeyView,
} from '../../src/http/contract/privacy.ts'
import { get, patch, post } from './request.ts'

type Items<Item> = { readonly items: readonly Item[] }

export const privacySettingsQuery = queryOptions({
  queryKey: ['privacy', 'settings'],
  queryFn: () => get<PrivacySettingsView>('/api/privacy/settings'),
})
export const privacyRequestsQuery = queryOptions({
  queryKey: ['privacy', 'requests'],
  queryFn: async () => (await get<Items<PrivacyRequestView>>('/api/privacy/requests')).items,
})
export const retentionQuery = queryOptions({
  queryKey: ['privacy', 'retention'],
  queryFn: () => get<RetentionCountView>('/api/privacy/retention'),
})
export const signingKeysQuery = queryOptions({
  queryKey: ['privacy', 'keys'],
  queryFn: async () => (await get<Items<SigningKeyView>>('/api/privacy/keys')).items,
})
export const registerQuery = infiniteQueryOptions({
  queryKey: ['privacy', 'register'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam }) =>
    get<{ items: ConsentEntryView[]; next: string | null }>('/api/privacy/consents', { cursor: pageParam, limit: 50 }),
  getNextPageParam: (page) => page.next,
})
export const personQuery = (leads: readonly string[]) =>
  queryOptions({
    queryKey: ['privacy', 'person', ...leads],
    queryFn: async () => (await post<{ leads: LeadFileView[] }>('/api/privacy/person', { leads })).leads,
  })

/** A deed after which everything of the privacy desk is asked for again. */
function usePrivacyDeed<Input, Answer>(deed: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries({ queryKey: ['privacy'] }) })
}

export const useFindPerson = () =>
  useMutation({
    mutationFn: async (query: string) => (await post<Items<FoundLead>>('/api/privacy/find', { query })).items,
  })
export const useExportPerson = () =>
  useMutation({
    mutationFn: async (leads: readonly string[]) =>
      (await post<{ leads: LeadFileView[] }>('/api/privacy/export', { leads })).leads,
  })
export function useErasePerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { readonly leads: readonly string[]; readonly reason: string }) =>
      post<{ erased: number }>('/api/privacy/erase', input),
    // The file of who is gone is not asked for again; all else is.
    onSuccess: () =>
      client.invalidateQueries({ queryKey: ['privacy'], predicate: ({ queryKey }) => queryKey[1] !== 'person' }),
  })
}
export const useRestrict = () =>
  usePrivacyDeed((input: z.infer<typeof restrictInput>) => post('/api/privacy/restrict', input))
export const useFileRequest = () =>
  usePrivacyDeed((input: z.infer<typeof requestInput>) => post('/api/privacy/requests', input))
export const useFinishRequest = () => usePrivacyDeed((id: string) => post(`/api/privacy/requests/${id}/done`))
export function useSayConsent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ lead, ...word }: z.input<typeof consentWord> & { readonly lead: string }) =>
      post(`/api/leads/${lead}/consent`, word),
    onSuccess: (_, { lead }) => {
      void client.invalidateQueries({ queryKey: ['lead', lead] })
      void client.invalidateQueries({ queryKey: ['consents', lead] })
      return client.invalidateQueries({ queryKey: ['privacy'] })
    },
  })
}
export const leadConsentsQuery = (lead: string) =>
  queryOptions({
    queryKey: ['consents', lead],
    queryFn: async () => (await get<Items<LeadConsentView>>(`/api/leads/${lead}/consents`)).items,
  })
export const consentScriptQuery = (lead: string, wish: z.input<typeof scriptInput>) =>
  queryOptions({
    queryKey: ['consent-script', lead, wish],
    queryFn: () => post<ConsentScriptAnswer>(`/api/leads/${lead}/consent-script`, wish),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (earlier: ConsentScriptAnswer | undefined) => earlier,
  })
export const useChangePrivacy = () =>
  usePrivacyDeed((input: PrivacyChange) => patch<PrivacySettingsView>('/api/privacy/settings', input))
export const useRunRetention = () => usePrivacyDeed(() => post<{ erased: number }>('/api/privacy/retention/run'))
export const useRotateKey = () => usePrivacyDeed(() => post('/api/privacy/keys'))
