import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Command, CommandName, COMMANDS } from '../../../src/market/index.ts'
import { Refused, send } from './api.ts'
import { queryClient } from './reading.ts'

export type InputOf<N extends CommandName> = (typeof COMMANDS)[N] extends Command<infer I> ? I : never

/**
 * Asks the market for something. If no answer comes, the same input is sent with the same key, so that it is done once; another input
 * is another command.
 */
export function useCommand<N extends CommandName>(
  name: N,
): UseMutationResult<{ readonly seq: number }, Error, InputOf<N>> {
  const open = useRef<{ readonly text: string; readonly key: string }>(undefined)
  return useMutation({
    mutationFn: async (input: InputOf<N>) => {
      const text = JSON.stringify(input)
      const key = open.current?.text === text ? open.current.key : crypto.randomUUID()
      open.current = { text, key }
      try {
        const done = await send<{ seq: number }>(`/commands/${name}`, input, { headers: { 'Idempotency-Key': key } })
        open.current = undefined
        return done
      } catch (error) {
        if (!(error instanceof Refused && error.isOpen)) open.current = undefined
        throw error
      }
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
}
