import { useQuery } from '@tanstack/react-query'
import { promiseQuery } from './measure.ts'

const hourMs = 3_600_000

/** Whether the promise of the score does not hold now: screens then show the order of leads instead of their numbers. Asked once an hour. */
export function usePromiseBroken(): boolean {
  const { data } = useQuery({
    ...promiseQuery,
    staleTime: hourMs,
    refetchOnWindowFocus: false,
    select: ({ broken_at: brokenAt }) => brokenAt !== null,
  })
  return data ?? false
}
