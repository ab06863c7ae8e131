import { exportJWK, FlattenedSign, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { isReceiptOf, receiptFor } from '../../../src/market/venue/sequencer/receipt.ts'
import { keepReceipt, MOST_KEPT, receiptsFile, receiptsOf, type Kept, type Store } from './receipts.ts'

/** A browser's storage, with room for as many entries as it is given. */
function storage(room = Infinity): Store {
  const held = new Map<string, string>()
  let names: string[] = []
  return {
    get length() {
      return held.size
    },
    key: (i) => names[i] ?? null,
    getItem: (name) => held.get(name) ?? null,
    removeItem: (name) => {
      held.delete(name)
      names = [...held.keys()]
    },
    setItem: (name, value) => {
      if (!held.has(name) && held.size >= room) throw new DOMException('full', 'QuotaExceededError')
      held.set(name, value)
      names = [...held.keys()]
    },
  }
}

const kept = (seq: number, name = 'place-order'): Kept => ({
  name,
  fits: true,
  receipt: {
    market: 'm',
    command: `ore c${seq} 00`,
    seq,
    at: new Date(Date.UTC(2027, 0, 1) + seq * 1000).toISOString(),
    hash: 'h',
    signature: 's',
  },
})
const seqs = ({ kept: all }: { readonly kept: readonly Kept[] }): number[] => all.map(({ receipt }) => receipt.seq)

describe('receipts', () => {
  it('are listed the newest first, each user’s own', () => {
    const store = storage()
    for (const seq of [9, 10, 101]) keepReceipt('ore', kept(seq), store)
    keepReceipt('ore-2', kept(11), store)
    expect(seqs(receiptsOf('ore', store))).toEqual([101, 10, 9])
    expect(seqs(receiptsOf('ore-2', store))).toEqual([11])
  })

  it('of a command that was sent again are one', () => {
    const store = storage()
    keepReceipt('ore', kept(9), store)
    keepReceipt('ore', kept(9), store)
    expect(seqs(receiptsOf('ore', store))).toEqual([9])
  })

  it('are limited in number: the oldest go, and the number is stated', () => {
    const store = storage()
    for (let seq = 1; seq <= MOST_KEPT + 3; seq++) keepReceipt('ore', kept(seq), store)
    const { kept: all, dropped } = receiptsOf('ore', store)
    expect(all).toHaveLength(MOST_KEPT)
    expect(all.at(-1)?.receipt.seq).toBe(4)
    expect(dropped).toBe(3)
  })

  it('that a browser has no room for are reported, and nothing else goes wrong', () => {
    const store = storage(1)
    expect(keepReceipt('ore', kept(1), store)).toBe(true)
    expect(keepReceipt('ore', kept(2), store)).toBe(false)
    expect(seqs(receiptsOf('ore', store))).toEqual([1])
    expect(receiptsOf('ore', store).unkept).toBe(1)
  })

  it('that are no receipts any more are left out', () => {
    const store = storage()
    keepReceipt('ore', kept(1), store)
    store.setItem('ytterby receipt ore 2027', '{"name":')
    store.setItem('ytterby receipt ore 2028', '{"name":"x"}')
    expect(seqs(receiptsOf('ore', store))).toEqual([1])
  })

  it('go into a file in the order of the log', () => {
    const store = storage()
    for (const seq of [3, 1, 2]) keepReceipt('ore', kept(seq), store)
    const file: unknown = JSON.parse(receiptsFile(receiptsOf('ore', store).kept))
    expect(file).toEqual([1, 2, 3].map((seq) => kept(seq).receipt))
  })
})

it('a receipt is one of the market that has signed it, as it was signed', async () => {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519')
  const { x: market = '' } = await exportJWK(publicKey)
  const sign = async (text: string): Promise<string> => {
    const { protected: header, signature } = await new FlattenedSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'Ed25519' })
      .sign(privateKey)
    return `${header}..${signature}`
  }
  const { command, seq, at, hash } = kept(7).receipt
  const receipt = await receiptFor({ command, seq, at, hash }, { market, sign })
  expect(await isReceiptOf(market, receipt)).toBe(true)
  expect(await isReceiptOf(market, { ...receipt, seq: 8 })).toBe(false)
  const { x: other = '' } = await exportJWK((await generateKeyPair('Ed25519')).publicKey)
  expect(await isReceiptOf(other, receipt)).toBe(false)
})
