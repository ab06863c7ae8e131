import type { ReactNode } from 'react'
import { ReadTogether } from '../frame/ReadTogether.tsx'
import { WidthOnPaper } from '../use-width.ts'
import '../charts.css'

/** A third of that, without the gaps that charts.css leaves between drawings. */
const THIRD = 289

/** Small drawings of the same months side by side, read together: as many in a row as there is room for, three on paper. */
export const SideBySide = ({ children }: { readonly children: ReactNode }): React.JSX.Element => (
  <WidthOnPaper value={THIRD}>
    <ReadTogether>
      <div className="multiples">{children}</div>
    </ReadTogether>
  </WidthOnPaper>
)
