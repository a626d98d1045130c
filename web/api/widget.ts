import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ConsentTextsAnswer,
  consentTextsInput,
  WidgetInput,
  WidgetSettings,
} from '../../src/http/contract/widget.ts'
import { get, post, put } from './request.ts'

export const widgetQuery = (formId: string) =>
  queryOptions({
    queryKey: ['forms', formId, 'widget'],
    queryFn: () => get<WidgetSettings>(`/api/forms/${formId}/widget`),
  })

export function useChangeWidget(formId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: WidgetInput) => put<WidgetSettings>(`/api/forms/${formId}/widget`, input),
    onSuccess: (settings) => client.setQueryData(widgetQuery(formId).queryKey, settings),
  })
}

/** The words of a law's template, filled in with what the company says of itself. */
export const useConsentTexts = () =>
  useMutation({
    mutationFn: (input: z.infer<typeof consentTextsInput>) => post<ConsentTextsAnswer>('/api/consent-texts', input),
  })
