import { createContext, use, useEffect, useState, type Dispatch, type ReactNode, type SetStateAction } from 'react'

export interface Reader {
  /** The place that was last read, by its text: drawings side by side share it, though each has its own axis. */
  readonly text: string | undefined
  /** By what it is read; undefined: it is not. A mouse that rests elsewhere does not end what keys read. */
  readonly by: 'pointer' | 'keys' | undefined
}
export const NOTHING: Reader = { text: undefined, by: undefined }
interface SharedReading {
  readonly reader: readonly [Reader, Dispatch<SetStateAction<Reader>>]
  /** The drawing that the tab key stops at, one of all. */
  readonly stop: readonly [object | undefined, Dispatch<SetStateAction<object | undefined>>]
}
export const Shared = createContext<SharedReading | undefined>(undefined)

/** What is read of one drawing in it is read of all, in the same month. */
export function ReadTogether({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const reader = useState(NOTHING)
  const stop = useState<object>()
  return (
    <Shared value={{ reader, stop }}>
      <div className="read-together">{children}</div>
    </Shared>
  )
}

/** Whether the tab key stops at a drawing, and how to make it do so: with several, at the first, or the one that was read last. */
export function useStop(own: object): readonly [isStop: boolean, stopHere: () => void] {
  const shared = use(Shared)
  const [at, setAt] = shared?.stop ?? [own, undefined]
  useEffect(() => {
    if (at === undefined) setAt?.((now) => now ?? own)
  }, [at, own, setAt])
  useEffect(() => () => setAt?.((now) => (now === own ? undefined : now)), [own, setAt])
  return [at === undefined || at === own, () => setAt?.(own)]
}

/** The drawing that arrow keys up and down lead to, of those that are read together; itself at either end. */
export function besides(element: HTMLElement | null, key: string): HTMLElement | undefined {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined
  const all = [...(element?.closest('.read-together')?.querySelectorAll<HTMLElement>('.read-off') ?? [])]
  if (step === undefined || all.length < 2) return undefined
  const own = all.findIndex((one) => element?.contains(one) === true)
  return all[Math.max(0, Math.min(all.length - 1, own + step))]
}
