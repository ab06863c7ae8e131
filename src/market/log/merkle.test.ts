import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { includes, isBeginningOf, MerkleTree } from './index.ts'

const sha = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
/** The definition of RFC 9162, 2.1.1, word by word. */
function naive(data: readonly string[]): Buffer {
  if (data.length === 0) return sha()
  if (data.length === 1) return sha(Buffer.of(0), Buffer.from(data[0]!, 'hex'))
  let k = 1
  while (k * 2 < data.length) k *= 2
  return sha(Buffer.of(1), naive(data.slice(0, k)), naive(data.slice(k)))
}
/** PATH(m, D_n) of 2.1.3.1. */
function naivePath(m: number, data: readonly string[]): Buffer[] {
  if (data.length === 1) return []
  let k = 1
  while (k * 2 < data.length) k *= 2
  return m < k
    ? [...naivePath(m, data.slice(0, k)), naive(data.slice(k))]
    : [...naivePath(m - k, data.slice(k)), naive(data.slice(0, k))]
}
/** SUBPROOF(m, D_n, b) of 2.1.4.1. */
function naiveProof(m: number, data: readonly string[], b = true): Buffer[] {
  if (m === data.length) return b ? [] : [naive(data)]
  let k = 1
  while (k * 2 < data.length) k *= 2
  return m <= k
    ? [...naiveProof(m, data.slice(0, k), b), naive(data.slice(k))]
    : [...naiveProof(m - k, data.slice(k), false), naive(data.slice(0, k))]
}
const treeOf = (data: readonly string[]): MerkleTree => {
  const tree = new MerkleTree()
  for (const one of data) tree.append(one)
  return tree
}
const hexes = (buffers: readonly Buffer[]): string[] => buffers.map((buffer) => buffer.toString('hex'))
const entries = (n: number, salt = ''): string[] =>
  Array.from({ length: n }, (_, i) => sha(`${salt}${i}`).toString('hex'))

/** Leaves and roots that implementations of Certificate Transparency are checked against. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('a tree over a log', () => {
  it('has the roots that others have found for the leaves of Certificate Transparency', () => {
    const tree = treeOf(LEAVES)
    expect(ROOTS.map((_, size) => tree.root(size))).toEqual(ROOTS)
  })

  it('has the roots and proofs of the definition, at every size', () => {
    const data = entries(33)
    const tree = treeOf(data)
    for (let size = 1; size <= data.length; size++) {
      const part = data.slice(0, size)
      expect(tree.root(size)).toBe(naive(part).toString('hex'))
      for (let i = 0; i < size; i++) expect(tree.inclusion(i, size)).toEqual(hexes(naivePath(i, part)))
      for (let m = 1; m <= size; m++) expect(tree.consistency(m, size)).toEqual(hexes(naiveProof(m, part)))
    }
  })

  it('refuses to prove what is not in it', () => {
    const tree = treeOf(entries(5))
    for (const ask of [
      () => tree.root(6),
      () => tree.root(-1),
      () => tree.root(1.5),
      () => tree.inclusion(5),
      () => tree.inclusion(3, 3),
      () => tree.inclusion(-1),
      () => tree.consistency(0),
      () => tree.consistency(4, 3),
      () => tree.consistency(3, 6),
    ])
      expect(ask).toThrow(RangeError)
  })
})

describe('proofs', () => {
  const sizes = fc.integer({ min: 1, max: 70 })
  it('of entries hold for each entry of each tree, and for no other entry, place, size or root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
        const data = entries(size)
        const tree = treeOf(data)
        const [index, other] = [a % size, b % size]
        const head = { size, root: tree.root() }
        const path = tree.inclusion(index)
        expect(includes(head, { index, data: data[index]!, path })).toBe(true)
        if (other !== index) {
          expect(includes(head, { index: other, data: data[index]!, path })).toBe(false)
          expect(includes(head, { index, data: data[other]!, path })).toBe(false)
        }
        expect(includes({ size, root: treeOf(entries(size, 'x')).root() }, { index, data: data[index]!, path })).toBe(
          false,
        )
        // Twice as many entries would take another proof.
        expect(includes({ ...head, size: size * 2 }, { index, data: data[index]!, path })).toBe(false)
      }),
    )
  })

  it('of consistency hold for each beginning, and for no log that was changed, cut or is another', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (one, two, at) => {
        const [m, n] = [Math.min(one, two), Math.max(one, two)]
        const data = entries(n)
        const tree = treeOf(data)
        const head = (size: number): { size: number; root: string } => ({ size, root: tree.root(size) })
        expect(isBeginningOf(head(m), head(n), tree.consistency(m, n))).toBe(true)
        const changed = treeOf(data.with(at % m, sha('another').toString('hex')))
        const forged = { size: n, root: changed.root() }
        expect(isBeginningOf(head(m), forged, changed.consistency(m, n))).toBe(false)
        expect(isBeginningOf(head(m), forged, tree.consistency(m, n))).toBe(false)
        if (m === n) return
        expect(isBeginningOf(head(n), head(m), tree.consistency(m, n))).toBe(false)
        expect(isBeginningOf({ ...head(m), size: n }, head(n), tree.consistency(m, n))).toBe(false)
      }),
    )
  })

  it('that are cut, doubled, reversed, too long, of another length or no hashes are refused', () => {
    const data = entries(21)
    const tree = treeOf(data)
    const head = { size: 21, root: tree.root() }
    const spoilt = (path: readonly string[]): string[][] => [
      path.slice(1),
      path.slice(0, -1),
      [...path, path[0]!],
      [path[0]!, ...path],
      path.toReversed(),
      [...path, ...Array<string>(70).fill(path[0]!)],
      path.with(0, ''),
      path.with(0, path[0]!.slice(2)),
      path.with(0, path[0]!.toUpperCase().replace(/^./, 'G')),
      path.with(0, sha('none').toString('hex')),
    ]
    for (let index = 0; index < 21; index++)
      for (const path of spoilt(tree.inclusion(index)))
        if (path.join() !== tree.inclusion(index).join())
          expect(includes(head, { index, data: data[index]!, path }), `${index}: ${path.length}`).toBe(false)
    for (let m = 1; m < 21; m++)
      for (const path of spoilt(tree.consistency(m)))
        if (path.join() !== tree.consistency(m).join())
          expect(isBeginningOf({ size: m, root: tree.root(m) }, head, path), `${m}: ${path.length}`).toBe(false)
  })

  it('are refused with numbers that are none', () => {
    const tree = treeOf(entries(4))
    const path = tree.inclusion(1)
    for (const n of [Number.NaN, Infinity, -1, 0.5, 2 ** 60, 0]) {
      expect(includes({ size: n, root: tree.root() }, { index: 1, data: entries(4)[1]!, path })).toBe(false)
      if (n !== 1)
        expect(includes({ size: 4, root: tree.root() }, { index: n, data: entries(4)[1]!, path })).toBe(false)
      expect(isBeginningOf({ size: n, root: tree.root(2) }, { size: 4, root: tree.root() }, tree.consistency(2))).toBe(
        false,
      )
      expect(isBeginningOf({ size: 2, root: tree.root(2) }, { size: n, root: tree.root() }, tree.consistency(2))).toBe(
        false,
      )
    }
  })

  it('take a node for no entry', () => {
    const data = entries(2)
    const tree = treeOf([...data, ...entries(2, 'x')])
    // What two leaves are hashed to is longer than a hash, and hashed otherwise than a leaf.
    const inner = data.map((one) => sha(Buffer.of(0), Buffer.from(one, 'hex')).toString('hex')).join('')
    const path = [naive(entries(2, 'x')).toString('hex')]
    expect(includes({ size: 2, root: tree.root() }, { index: 0, data: inner, path })).toBe(false)
  })
})
