import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ApiKey, AuditEntry, changeUser, newApiKey, newUser, User } from '../../src/http/contract/session.ts'
import type {
  changeWorkspace,
  Form,
  ListEntry,
  newForm,
  newListEntry,
  newPolicy,
  PolicyVersion,
  Today,
} from '../../src/http/contract/workspace.ts'
import { get, patch, post, remove } from './request.ts'

type Items<Item> = { readonly items: readonly Item[] }

const itemsQuery = <Item>(name: string) =>
  queryOptions({
    queryKey: [name],
    queryFn: async () => (await get<Items<Item>>(`/api/${name}`)).items,
  })

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => get<Today>('/api/today'),
  refetchInterval: 60_000,
})
export const usersQuery = itemsQuery<User>('users')
export const keysQuery = itemsQuery<ApiKey>('keys')
export const formsQuery = itemsQuery<Form>('forms')
export const listsQuery = itemsQuery<ListEntry>('lists')
export const policiesQuery = itemsQuery<PolicyVersion>('policies')

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam }) =>
    get<{ items: AuditEntry[]; next: string | null }>('/api/audit', { cursor: pageParam, limit: 50 }),
  getNextPageParam: (page) => page.next,
})

/** A change after which the named queries are asked again. */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, stale: readonly string[]) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  })
}

export const useCreateUser = () =>
  useChange(
    (input: z.infer<typeof newUser>) => post<{ user: User; sign_in_link: string }>('/api/users', input),
    ['users'],
  )
export const useChangeUser = () =>
  useChange(
    ({ id, ...input }: { readonly id: string } & z.infer<typeof changeUser>) => patch<User>(`/api/users/${id}`, input),
    ['users', 'today'],
  )
export const useSignInLink = () =>
  useChange((id: string) => post<{ sign_in_link: string; expires_at: string }>(`/api/users/${id}/link`), [])
export const useCreateKey = () =>
  useChange((input: z.input<typeof newApiKey>) => post<{ key: ApiKey; secret: string }>('/api/keys', input), ['keys'])
export const useRevokeKey = () => useChange((id: string) => remove(`/api/keys/${id}`), ['keys'])
export const useCreateForm = () =>
  useChange((input: z.infer<typeof newForm>) => post<Form>('/api/forms', input), ['forms'])
export const useChangeForm = () =>
  useChange(
    ({ id, ...input }: { readonly id: string } & Partial<z.infer<typeof newForm>>) =>
      patch<Form>(`/api/forms/${id}`, input),
    ['forms'],
  )
export const useAddToList = () =>
  useChange((input: z.infer<typeof newListEntry>) => post<ListEntry>('/api/lists', input), ['lists'])
export const useRemoveFromList = () => useChange((id: string) => remove(`/api/lists/${id}`), ['lists'])
export const useChangeWorkspace = () =>
  useChange((input: z.infer<typeof changeWorkspace>) => patch('/api/workspace', input), ['session'])
export const useDraftPolicy = () =>
  useChange((input: z.infer<typeof newPolicy>) => post<PolicyVersion>('/api/policies', input), ['policies'])
export const usePublishPolicy = () =>
  useChange((version: number) => post<PolicyVersion>(`/api/policies/${version}/publish`), ['policies', 'leads'])
export const useRemoveDemo = () => useChange(() => remove('/api/demo'), ['session', 'leads', 'today'])
/** Fills the workspace with sample data. */
export const useStartDemo = () => useChange(() => post<unknown>('/api/demo'), ['session', 'leads', 'today'])
