import { createContext, use, useCallback, useState, type RefCallback } from 'react'
import { useOnPaper } from './on-paper.ts'

/** How wide a drawing is before it has been measured; 0: not known. A picture that is drawn without a window says it here. */
export const WidthBefore = createContext(0)

/** How wide a drawing is drawn for paper, px: A4 between the margins of `print.css` is 687, and small print there is 0.76 of that on a screen. */
export const WidthOnPaper = createContext(905)

/** Width of an element in pixels, as it changes; 0 until it is known. Text in a drawing keeps its size that way. */
export function useWidth(): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(use(WidthBefore))
  const onPaper = useOnPaper()
  const paper = use(WidthOnPaper)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, onPaper ? paper : width]
}
