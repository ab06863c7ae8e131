import { useEffect, useState } from 'react'
import { verdictOn, type MaybePair, type Verdict } from './checking.ts'

/** The answer about a book and its certificate; undefined while it is worked out, or while there is nothing to be held. */
export function useVerdict({ book, certificate, signature, key }: MaybePair): Verdict | undefined {
  const [found, set] = useState<{ readonly of: readonly unknown[]; readonly verdict: Verdict }>()
  useEffect(() => {
    if (book === undefined || certificate === undefined) return undefined
    let isCurrent = true
    // What is shown meanwhile is drawn first: a large book takes a while.
    const waiting = setTimeout(() => {
      void verdictOn({ book, certificate, signature, key }).then((verdict) => {
        if (isCurrent) set({ of: [book, certificate, signature, key], verdict })
      })
    }, 30)
    return () => {
      isCurrent = false
      clearTimeout(waiting)
    }
  }, [book, certificate, signature, key])
  // An answer about other files is none about these.
  return found !== undefined && [book, certificate, signature, key].every((one, i) => one === found.of[i])
    ? found.verdict
    : undefined
}
