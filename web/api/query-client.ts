import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

const worthRetrying = (error: unknown): boolean => isProblem(error) && (error.code === 'offline' || error.status >= 500)

/** One cache for the whole console. A refused call that says "who are you?" brings the sign-in page back. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (isProblem(error) && error.status === 401 && query.queryKey[0] !== 'session')
        queryClient.setQueryData(['session'], null)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && worthRetrying(error),
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
