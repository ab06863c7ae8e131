import type { RoundShown } from '../../../../src/market/index.ts'

/** What a trustee does once a round is closed: hands out its shares. */
export function GiveShares(_: { readonly round: RoundShown }): React.JSX.Element | null {
  return null
}
