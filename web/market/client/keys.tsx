import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { KeyFile } from '../../../src/market/index.ts'

interface Keys {
  /** Keys of the organisation, from a file that was opened here; they are in this page's memory and nowhere else. */
  readonly keys: KeyFile | undefined
  readonly use: (keys: KeyFile | undefined) => void
}
const Context = createContext<Keys>({ keys: undefined, use: () => undefined })

export function KeysProvider({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const [keys, set] = useState<KeyFile>()
  const value = useMemo(() => ({ keys, use: set }), [keys])
  return <Context value={value}>{children}</Context>
}

export const useKeys = (): Keys => use(Context)
