import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { OrderContent, RoundShown } from '../../../../src/market/index.ts'
import { sealingFor, sealKeepingKey } from '../../../../src/market/light.ts'
import { Refused } from '../../client/api.ts'
import { useCommand, type InputOf } from '../../client/commanding.ts'
import { forgetDrafts, keepDraft } from '../../client/drafts.ts'
import type { Session } from '../../client/session.ts'

export interface Sealing {
  readonly content: OrderContent
  readonly deposit: string
  /** Order that it takes the place of. */
  readonly replaces: { readonly order: string; readonly version: number } | undefined
}

export interface Placed extends Sealing {
  readonly order: string
  readonly version: number
  readonly kept: boolean
}

/**
 * Seals an order here and places it. If no answer comes, the same envelope is sent again, so that it is placed once: another envelope
 * would be another command.
 */
export function useSealing(session: Session, round: RoundShown): UseMutationResult<Placed, Error, Sealing> {
  const placing = useCommand('place-order')
  const open = useRef<{ readonly text: string } & SealedHere>(undefined)
  return useMutation({
    mutationFn: async (sealing: Sealing) => {
      const { content, deposit, replaces } = sealing
      const text = JSON.stringify(sealing)
      const { input, opens } = open.current?.text === text ? open.current : await sealed(sealing, session, round)
      open.current = { text, input, opens }
      const { order, envelope } = input
      const draft = { user: session.user, round: round.id, order }
      // Before it is sent: it may be placed although no answer comes.
      const kept = keepDraft({ ...draft, key: envelope.key }, { content, opens })
      try {
        await placing.mutateAsync(input)
      } catch (error) {
        if (!(error instanceof Refused && error.isOpen)) open.current = undefined
        throw error
      }
      open.current = undefined
      forgetDrafts(draft, envelope.key)
      return { content, deposit, replaces, order, version: (replaces?.version ?? 0) + 1, kept }
    },
  })
}

interface SealedHere {
  readonly input: InputOf<'place-order'>
  /** Key that opens the envelope. */
  readonly opens: string
}

async function sealed(
  { content, deposit, replaces }: Sealing,
  { organisation }: Session,
  round: RoundShown,
): Promise<SealedHere> {
  const order = replaces?.order ?? crypto.randomUUID()
  const version = (replaces?.version ?? 0) + 1
  const { sealedFor, whom } = sealingFor(round)
  const binding = { ...sealedFor, order, version, organisation: organisation ?? '' }
  const { envelope, key } = await sealKeepingKey(JSON.stringify(content), binding, whom)
  const shares = envelope.shares.map((share) => ({ ...share }))
  const { salt = '' } = envelope
  return { input: { round: round.id, order, deposit, envelope: { ...envelope, shares, salt } }, opens: key }
}
