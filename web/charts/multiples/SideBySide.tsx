import type { ReactNode } from 'react'
import { WidthOnPaper } from '../use-width.ts'
import '../charts.css'

/** A third of that, without the gaps that charts.css leaves between drawings. */
const THIRD = 258

/** Small drawings side by side: as many in a row as there is room for, three on paper. */
export const SideBySide = ({ children }: { readonly children: ReactNode }): React.JSX.Element => (
  <WidthOnPaper value={THIRD}>
    <div className="multiples">{children}</div>
  </WidthOnPaper>
)
