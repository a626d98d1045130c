import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { changeMe, Session, signInWithPassword } from '../../src/http/contract/session.ts'
import { isProblem } from './problem.ts'
import { get, patch, post, rememberCsrfToken, request } from './request.ts'

async function readSession(): Promise<Session | null> {
  try {
    const session = await get<Session>('/api/session')
    rememberCsrfToken(session.csrf_token)
    return session
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null
    throw error
  }
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 })

/** Who is signed in; null where nobody is. */
export const useSession = () => useQuery(sessionQuery)

/** The session on screens that stand behind the sign-in page. */
export function useSignedIn(): Session {
  const { data } = useSession()
  if (!data) throw new Error('nobody is signed in')
  return data
}

function useSessionChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.refetchQueries({ queryKey: ['session'] }),
  })
}

export const useSignInWithPassword = () =>
  useSessionChange((input: z.infer<typeof signInWithPassword>) => post('/api/session/password', input))
export const useSignInWithLink = () => useSessionChange((token: string) => post('/api/session/link', { token }))
export const useChangeMe = () => useSessionChange((input: z.infer<typeof changeMe>) => patch('/api/session/me', input))

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<void>('DELETE', '/api/session'),
    onSuccess: () => {
      client.clear()
      rememberCsrfToken(null)
      client.setQueryData(['session'], null)
    },
  })
}
