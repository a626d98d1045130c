import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SellerWordsBody, WordsPreviewAnswer } from '../../src/http/contract/seller-words.ts'
import { get, post, put } from './request.ts'

/** The workspace's own words for the reader. */
export const wordsQuery = queryOptions({ queryKey: ['words'], queryFn: () => get<SellerWordsBody>('/api/words') })

/** What other words would change on the latest messages. */
export const usePreviewWords = () =>
  useMutation({ mutationFn: (words: SellerWordsBody) => post<WordsPreviewAnswer>('/api/words/preview', words) })

export function useChangeWords() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (words: SellerWordsBody) => put<SellerWordsBody>('/api/words', words),
    onSuccess: (kept) => client.setQueryData(wordsQuery.queryKey, kept),
  })
}
