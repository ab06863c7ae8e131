import { useCallback, useState } from 'react'

/** Width of an element as it is laid out, for drawings that fit themselves to it. */
export function useWidth(initial: number): readonly [width: number, ref: (element: HTMLElement | null) => void] {
  const [width, setWidth] = useState(initial)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [width, ref]
}
