import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import type { KeyFile, OwnShown } from '../../../../src/market/index.ts'
import { publicPartsOf, trusteeKeysWith } from '../../../../src/market/light.ts'
import { useAsking, type Done } from '../../client/commanding.ts'
import { useKeys } from '../../client/keys.tsx'
import { queryClient, useRead } from '../../client/reading.ts'

export interface Registering {
  readonly keys: KeyFile
  /** What vouches for the signing key: another that is good, or itself. */
  readonly signer: KeyFile
  /** Until when the signing key is to be good. */
  readonly until: string
}

/**
 * Registers what the market does not know yet of a key file: its signing key, and then, signed with that, its keys as a trustee. What has
 * failed is taken up again where it stopped.
 */
export function useRegistering(own: OwnShown): UseMutationResult<Done, Error, Registering> {
  const { use } = useKeys()
  const market = useRead('/').data?.signs?.x ?? ''
  const signing = useAsking('register-signing-key')
  const trustee = useAsking('register-trustee-keys')
  return useMutation({
    mutationFn: async ({ keys, signer, until }: Registering) => {
      const { organisation, signing: key } = publicPartsOf(keys)
      if (!own.keys.some(({ id, x }) => id === key.id && x === key.jwk.x))
        await signing({ key: { id: key.id, organisation, jwk: key.jwk, until } }, signer)
      use(keys)
      return trustee(trusteeKeysWith(keys, { market, from: own.trusteeKeys.next }), keys)
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
}
