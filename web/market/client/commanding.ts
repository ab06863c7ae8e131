import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Command, CommandName, COMMANDS, KeyFile, Receipt } from '../../../src/market/index.ts'
import { commandText, type ForTwo, isForTwo } from '../../../src/market/light.ts'
import { Refused, send } from './api.ts'
import { mustBeSigned } from './key-standing.ts'
import { useKeys } from './keys.tsx'
import { queryClient, useRead } from './reading.ts'
import { keepReceipt } from './receipts.ts'
import { useSession } from './session.ts'
import { signatureOf } from './signing.ts'

export type InputOf<N extends CommandName> = (typeof COMMANDS)[N] extends Command<infer I> ? I : never

export interface Done {
  /** Entry of the log that tells. */
  readonly seq: number
  /** Whether it is only proposed: it takes another operator. */
  readonly proposed?: boolean
}

/**
 * Sends a command by an id of its own: the same id again is not carried out again.
 *
 * @param signer the keys that sign it; those that are open, if left out
 */
export type Sender = <N extends CommandName>(name: N, input: InputOf<N>, id: string, signer?: KeyFile) => Promise<Done>

/** The one way by which commands leave the browser: signed, where they have to be, and with their receipts kept. */
export function useSender(): Sender {
  const session = useSession()
  const { signedFor: market, operators } = useRead('/').data ?? {}
  const { keys } = useKeys()
  return async (name, input, id, signer = keys) => {
    const { user } = session ?? { user: '' }
    const headers: Record<string, string> = { 'Idempotency-Key': id }
    if (session !== null && session !== undefined && mustBeSigned(session, name, operators?.sign === true)) {
      if (signer === undefined || market === undefined) throw new Error('No key file is open: nothing was sent.')
      Object.assign(headers, await signatureOf(signer, { market, user, id, name, input }))
    }
    const { seq, receipt } = await send<Done & { readonly receipt: Receipt }>(`/commands/${name}`, input, { headers })
    keepReceipt(user, { name, receipt, fits: receipt.command === commandText(user, id, name, input) })
    return { seq }
  }
}

/**
 * Asks the market for something. If no answer comes, the same input is sent with the same key, so that it is done once; another input
 * is another command.
 */
export function useAsking<N extends CommandName>(name: N): (input: InputOf<N>, signer?: KeyFile) => Promise<Done> {
  const open = useRef<{ readonly text: string; readonly key: string }>(undefined)
  const sender = useSender()
  return async (input, signer) => {
    const text = JSON.stringify(input)
    const key = open.current?.text === text ? open.current.key : crypto.randomUUID()
    open.current = { text, key }
    try {
      const done = await sender(name, input, key, signer).catch((error: unknown) => {
        if (!takesAnother(error) || !isForTwo(name)) throw error
        // The same id again, if no answer comes: it is proposed once.
        return propose(sender, name, input as object, key)
      })
      open.current = undefined
      return done
    } catch (error) {
      if (!(error instanceof Refused && error.isOpen)) open.current = undefined
      throw error
    }
  }
}

/** Whether the market refuses something because it takes another operator to agree. */
export const takesAnother = (error: unknown): boolean =>
  error instanceof Refused && error.faults.some(({ code }) => code === 'TAKES_TWO_OPERATORS')

/** Proposes what takes two operators. */
export async function propose(sender: Sender, command: ForTwo, input: object, key: string): Promise<Done> {
  const { seq } = await sender('propose', { proposal: key, command, input: { ...input } }, `propose-${key}`)
  return { seq, proposed: true }
}

export function useCommand<N extends CommandName>(name: N): UseMutationResult<Done, Error, InputOf<N>> {
  const ask = useAsking(name)
  return useMutation({
    mutationFn: (input: InputOf<N>) => ask(input),
    onSettled: () => queryClient.invalidateQueries(),
  })
}
