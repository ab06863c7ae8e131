import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { send } from './api.ts'
import { queryClient } from './reading.ts'

interface Said {
  readonly path: string
  readonly body?: object
  readonly method?: 'POST' | 'DELETE'
}

/** Says something about where somebody is told; what is on the page is read again after it. */
export const useSaying = <T = unknown>(): UseMutationResult<T, Error, Said> =>
  useMutation({
    mutationFn: ({ path, body, method = 'POST' }: Said) => send<T>(`/news${path}`, body, { method }),
    onSettled: () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/news') }),
  })
