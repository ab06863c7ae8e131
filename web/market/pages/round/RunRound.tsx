import type { RoundShown } from '../../../../src/market/index.ts'

/** What the operator does with a round, one step after another. */
export function RunRound(_: { readonly round: RoundShown }): React.JSX.Element | null {
  return null
}
