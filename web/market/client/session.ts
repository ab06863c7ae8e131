import { useQuery } from '@tanstack/react-query'
import type { Role } from '../../../src/market/index.ts'
import { get, Refused, send, setCsrf } from './api.ts'
import { queryClient } from './reading.ts'
import type { SignInWays } from './shown.ts'

export interface Session {
  readonly user: string
  readonly role: Role
  readonly organisation: string | null
  readonly csrf: string
  readonly mustChoosePassword: boolean
}

/** Whether somebody sees what a member sees; a reader may belong to none. */
export const isOfMember = (session: Session | null | undefined): session is Session =>
  (session?.role === 'trader' || session?.role === 'reader') && session.organisation !== null

/** Whether a page for some roles is for somebody: what readers see is of their member, if they belong to one. */
export const maySee = (session: Session | null | undefined, roles: readonly Role[]): boolean =>
  session !== null &&
  session !== undefined &&
  roles.includes(session.role) &&
  (session.role !== 'reader' || isOfMember(session))

const KEY = ['session']
/** A session may have ended elsewhere. */
const EVERY_MS = 60_000

/** Who is signed in; null if nobody, undefined until that is known. */
export function useSession(): Session | null | undefined {
  return useQuery<Session | null>({
    queryKey: KEY,
    queryFn: async () => {
      // Whoever is not signed in is not told off for it.
      if (!(await get<SignInWays>('/sign-in')).signedIn) return null
      try {
        const session = await get<Session>('/session')
        setCsrf(session.csrf)
        return session
      } catch (error) {
        if (error instanceof Refused && error.kind === 'not-signed-in') return null
        throw error
      }
    },
    refetchInterval: EVERY_MS,
  }).data
}

export async function signIn(user: string, password: string, code: string): Promise<Session> {
  return taken(await send<Session>('/session', { user, password, ...(code === '' ? {} : { code }) }))
}

export async function choosePassword(password: string, chosen: string): Promise<Session> {
  return taken(await send<Session>('/session/password', { password, new: chosen }))
}

export async function signOut(): Promise<void> {
  await send('/session', undefined, { method: 'DELETE' })
  setCsrf('')
  become(null)
}

function taken(session: Session): Session {
  setCsrf(session.csrf)
  become(session)
  return session
}

/** What somebody has read is not for who comes next: all of it is forgotten, and what is on the page is read anew. */
function become(session: Session | null): void {
  queryClient.setQueryData(KEY, session)
  void queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] })
}
