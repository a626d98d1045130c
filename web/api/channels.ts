import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Channel, SendOutcome } from '../../src/http/contract/channels.ts'
import type { ServiceForms } from '../../src/http/contract/service-forms.ts'
import type { DeliveryList, newWebhook, WebhookView } from '../../src/http/contract/deliveries.ts'
import type { changeNotices, MyNoticesView, telegramCode } from '../../src/http/contract/notices.ts'
import { get, patch, post, put, remove } from './request.ts'

type Items<Item> = { readonly items: readonly Item[] }
export type ChannelKind = Channel['kind']

/** The schemas of the forms of services, by name; they change with the server only. */
export const serviceFormsQuery = queryOptions({
  queryKey: ['service-forms'],
  queryFn: async () => (await get<ServiceForms>('/api/service-forms')).forms,
  staleTime: Number.POSITIVE_INFINITY,
})

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async () => (await get<Items<Channel>>('/api/channels')).items,
})
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await get<Items<WebhookView>>('/api/webhooks')).items,
})
export const myNoticesQuery = queryOptions({
  queryKey: ['my-notices'],
  queryFn: () => get<MyNoticesView>('/api/session/me/notices'),
  // Linking a messenger happens elsewhere, while this stands open.
  refetchInterval: 4000,
})

export type DeliveryFilter = { readonly kind: string | null; readonly state: string | null }
export const deliveriesQuery = ({ kind, state }: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', kind, state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => get<DeliveryList>('/api/deliveries', { kind, state, cursor: pageParam, limit: 50 }),
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  })

function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, stale: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  })
}

export const useSaveChannel = (kind: ChannelKind) =>
  useChange(
    (body: Readonly<Record<string, unknown>>) => put<Channel>(`/api/channels/${kind}`, body),
    ['channels', 'my-notices', 'deliveries'],
  )
export const useRemoveChannel = (kind: ChannelKind) =>
  useChange(() => remove(`/api/channels/${kind}`), ['channels', 'my-notices'])
export const useTestChannel = (kind: ChannelKind) =>
  useChange((to: string) => post<SendOutcome>(`/api/channels/${kind}/test`, to === '' ? {} : { to }), [])

type NewWebhook = z.input<typeof newWebhook>
export const useAddWebhook = () =>
  useChange((body: NewWebhook) => post<{ webhook: WebhookView; secret: string }>('/api/webhooks', body), ['webhooks'])
export const useChangeWebhook = () =>
  useChange(
    ({ id, ...body }: { readonly id: string } & Partial<NewWebhook> & { readonly active?: boolean }) =>
      patch<WebhookView>(`/api/webhooks/${id}`, body),
    ['webhooks'],
  )
export const useRemoveWebhook = () =>
  useChange((id: string) => remove(`/api/webhooks/${id}`), ['webhooks', 'deliveries'])
export const useRotateWebhook = () =>
  useChange((id: string) => post<{ webhook: WebhookView; secret: string }>(`/api/webhooks/${id}/rotate`), ['webhooks'])
export const useTestWebhook = () => useChange((id: string) => post<unknown>(`/api/webhooks/${id}/test`), ['deliveries'])
export const useReplay = () => useChange((id: string) => post<void>(`/api/deliveries/${id}/replay`), ['deliveries'])

export const useSaveMyNotices = () =>
  useChange(
    (body: z.input<typeof changeNotices>) => put<MyNoticesView>('/api/session/me/notices', body),
    ['my-notices'],
  )
export const useLinkTelegram = () => useChange(() => post<z.infer<typeof telegramCode>>('/api/session/me/telegram'), [])
export const useUnlinkTelegram = () => useChange(() => remove('/api/session/me/telegram'), ['my-notices'])
