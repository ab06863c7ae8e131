import type { InputOf } from '../../client/commanding.ts'
import { propose, takesAnother, useSender, type Done } from '../../client/commanding.ts'
import { queryClient } from '../../client/reading.ts'

/** Proposes that a user be given a way in, where the market has refused it to one operator alone. */
export function useAdmitting(admitted: InputOf<'admit-user'>): { readonly instead: (error: unknown) => Promise<Done> } {
  const sender = useSender()
  return {
    instead: async (error) => {
      if (!takesAnother(error)) throw error
      const done = await propose(sender, 'admit-user', admitted, crypto.randomUUID())
      await queryClient.invalidateQueries()
      return done
    },
  }
}
