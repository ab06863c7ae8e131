import type { EnvelopesShown, KeyFile } from '../../../../src/market/index.ts'
import { shareOf } from '../../../../src/market/sealed/index.ts'

/**
 * A trustee's share of each order, read with its key.
 *
 * @param told is told how many are read
 * @throws SealBroken if one cannot be read with this key
 */
export async function sharesOf(
  orders: EnvelopesShown['orders'],
  trustee: string,
  key: KeyFile['trustee'],
  told: (read: number) => void = () => undefined,
): Promise<Record<string, string>> {
  const shares: [string, string][] = []
  for (const { order, share, hash } of orders) {
    const own = { content: '', key: '', threshold: 1, shares: [{ trustee, share, hash }] }
    shares.push([order, await shareOf(own, trustee, { ...key })])
    told(shares.length)
  }
  return Object.fromEntries(shares)
}
