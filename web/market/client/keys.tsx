import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { KeyFile } from '../../../src/market/index.ts'
import { useSession } from './session.ts'

interface Keys {
  /** Keys of the organisation, from a file that was opened here; they are in this page's memory and nowhere else. */
  readonly keys: KeyFile | undefined
  readonly use: (keys: KeyFile | undefined) => void
}
const Context = createContext<Keys>({ keys: undefined, use: () => undefined })

export function KeysProvider({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const session = useSession()
  const [opened, set] = useState<{ readonly keys: KeyFile; readonly user: string }>()
  // Anyone who signs in after somebody else finds no keys of theirs: what another opened is dropped at once.
  if (opened !== undefined && session !== undefined && session?.user !== opened.user) set(undefined)
  const user = session?.user
  const value = useMemo(
    () => ({
      keys: opened?.user === user ? opened?.keys : undefined,
      use: (keys: KeyFile | undefined) => set(keys === undefined || user === undefined ? undefined : { keys, user }),
    }),
    [opened, user],
  )
  return <Context value={value}>{children}</Context>
}

export const useKeys = (): Keys => use(Context)
