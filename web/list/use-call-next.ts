import { useQueryClient } from '@tanstack/react-query'
import type { LeadList } from '../../src/http/contract/leads.ts'
import { get } from '../api/request.ts'
import { useT } from '../language/language-context.tsx'
import { useProblemWords } from '../ui/problem-note.tsx'
import { sayFailed, sayKept } from '../ui/toast-store.ts'
import type { View } from './views.ts'

/** Opens the lead that is to be called next: the one whose waiting costs most, by the company's own answers. */
export function useCallNext(view: View, open: (id: string) => void): () => void {
  const t = useT()
  const words = useProblemWords()
  const client = useQueryClient()
  const from = view === 'team' || view === 'queue' ? view : 'mine'
  return () => {
    client
      .fetchQuery({
        queryKey: ['leads', 'next', from],
        queryFn: () => get<LeadList>('/api/leads', { view: from, order: 'call', limit: 1 }),
        staleTime: 0,
      })
      .then(
        ({ items: [next] }) => (next ? open(next.id) : sayKept(t('list.nobody_next'))),
        (error: unknown) => sayFailed(t('list.next_failed'), words(error)),
      )
  }
}
