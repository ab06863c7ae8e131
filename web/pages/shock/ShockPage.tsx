import { Figure } from '../../figure/Figure.tsx'
export function ShockPage(): React.JSX.Element {
  return <Figure title="x" answer="y" name="z" table={{ columns: [], rows: [] }} source="s" />
}
