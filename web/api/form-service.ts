import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormServiceInput, FormServiceSettings } from '../../src/http/contract/form-service.ts'
import { get, post, put, remove } from './request.ts'

const pathOf = (formId: string): string => `/api/forms/${formId}/service`

export const formServiceQuery = (formId: string) =>
  queryOptions({
    queryKey: ['forms', formId, 'service'],
    queryFn: () => get<FormServiceSettings>(pathOf(formId)),
  })

/** Sets the service of a form. */
export const useSetFormService = (formId: string) =>
  useServiceChange(formId, (service: FormServiceInput) => put<FormServiceSettings>(pathOf(formId), service))

/** Ends what the service posts, and its address. */
export const useEndFormService = (formId: string) =>
  useServiceChange(formId, async (_nothing: null) => {
    await remove(pathOf(formId))
    return { service: null, path: null, old_until: null }
  })

/** Gives the service's address a new key. */
export const useRenewServiceKey = (formId: string) =>
  useServiceChange(formId, (_nothing: null) => post<FormServiceSettings>(`${pathOf(formId)}/key`))

function useServiceChange<Input>(formId: string, change: (input: Input) => Promise<FormServiceSettings>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (settings) => client.setQueryData(formServiceQuery(formId).queryKey, settings),
  })
}
