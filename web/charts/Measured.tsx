import type { ReactNode } from 'react'
import { useWidth } from './use-width.ts'

/** Draws in the width that there is, once that is known. A figure draws twice, on the page and for a picture of it: each measures its own. */
export function Measured({
  className,
  usual = 0,
  children: draw,
}: {
  readonly className?: string
  /** How wide it is until it is measured; 0 draws nothing until then. */
  readonly usual?: number
  readonly children: (width: number) => ReactNode
}): React.JSX.Element {
  const [ref, measured] = useWidth()
  const width = measured || usual
  return (
    <div ref={ref} className={className}>
      {width > 0 && draw(width)}
    </div>
  )
}
