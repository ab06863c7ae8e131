import { expect, it } from 'vitest'
import { makeKeyFile, publicPartsOf } from '../../../../src/market/key-file.ts'
import { isShareOf, seal, unseal } from '../../../../src/market/sealed/index.ts'
import { sharesOf } from './shares.ts'

const [A, B] = ['urn:org:a', 'urn:org:b']

it('what trustees read with their key files opens the order, and no other file will do', async () => {
  const files = await Promise.all([A, B].map((id) => makeKeyFile(id, 'k')))
  const trustees = files.map((file) => ({ id: file.organisation, publicJwk: { ...publicPartsOf(file).trustee } }))
  const binding = { round: 'r', order: 'o', organisation: 'urn:org:c' }
  const envelope = await seal('{"kg":"1"}', binding, { trustees, threshold: 2 })
  const shares = new Map<string, string>()
  for (const [i, { id }] of trustees.entries()) {
    const orders = envelope.shares
      .filter(({ trustee }) => trustee === id)
      .map(({ share, hash }) => ({ order: 'o', share, hash }))
    const counts: number[] = []
    const { o = '' } = await sharesOf(orders, id, files[i]!.trustee, (n) => counts.push(n))
    expect(isShareOf(envelope, id, o)).toBe(true)
    expect(counts).toEqual([1])
    await expect(sharesOf(orders, id, files[1 - i]!.trustee)).rejects.toThrow('cannot be read')
    shares.set(id, o)
  }
  expect(await unseal(envelope, binding, shares)).toBe('{"kg":"1"}')
})
