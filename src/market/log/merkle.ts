import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/**
 * The tree over a log's entries, and its proofs, as in RFC 9162, section 2.1. A leaf is the hash of an entry, so that everybody who has the
 * public log can build it. Hashes are SHA-256, told in hexadecimal; entries count from 0 here, as there.
 */

const HASH = /^[0-9a-f]{64}$/
/** A proof has a hash for each level, and no tree has more: 2^53 entries are counted. */
const LONGEST = 64

const hashed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = sha256.create().update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafOf = (data: Uint8Array): Uint8Array => hashed(0, data)
const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => hashed(1, left, right)

/** The largest power of two below n, which is 2 or more. */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** A tree that grows. What is whole of it is kept, so that each root and proof takes some hashes and not all. */
export class MerkleTree {
  /** By level: the hashes of whole subtrees of 1, 2, 4 ... leaves. */
  private readonly levels: Uint8Array[][] = [[]]

  get size(): number {
    return this.levels[0]?.length ?? 0
  }

  /** @param data of the leaf, in hexadecimal: the hash of an entry */
  append(data: string): void {
    let node = leafOf(hexToBytes(data))
    for (let level = 0; ; level++) {
      const row = (this.levels[level] ??= [])
      row.push(node)
      const left = row.at(-2)
      if (row.length % 2 === 1 || left === undefined) return
      node = nodeOf(left, node)
    }
  }

  /** The root of the first `size` leaves. */
  root(size: number = this.size): string {
    this.mustHold(size)
    return bytesToHex(size === 0 ? sha256(new Uint8Array()) : this.subtree(0, size))
  }

  /** That the leaf `index` is in the tree of `size`: the hashes beside its way to the root. */
  inclusion(index: number, size: number = this.size): string[] {
    this.mustHold(size)
    if (!Number.isSafeInteger(index) || index < 0 || index >= size)
      throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`)
    const path: Uint8Array[] = []
    let from = 0
    let to = size
    while (to - from > 1) {
      const middle = from + splitOf(to - from)
      const isLeft = index < middle
      path.push(isLeft ? this.subtree(middle, to) : this.subtree(from, middle))
      if (isLeft) to = middle
      else from = middle
    }
    return path.reverse().map(bytesToHex)
  }

  /** That the tree of `first` is the beginning of that of `second`. */
  consistency(first: number, second: number = this.size): string[] {
    this.mustHold(second)
    if (!Number.isSafeInteger(first) || first < 1 || first > second)
      throw new RangeError(`A tree of ${first} is no beginning of one of ${second}.`)
    const path: Uint8Array[] = []
    let from = 0
    let to = second
    let isWhole = true
    while (first !== to) {
      const middle = from + splitOf(to - from)
      if (first <= middle) {
        path.push(this.subtree(middle, to))
        to = middle
      } else {
        path.push(this.subtree(from, middle))
        from = middle
        isWhole = false
      }
    }
    if (!isWhole) path.push(this.subtree(from, to))
    return path.reverse().map(bytesToHex)
  }

  private subtree(from: number, to: number): Uint8Array {
    const width = to - from
    const level = Math.log2(width)
    const kept = Number.isInteger(level) ? this.levels[level]?.[from / width] : undefined
    if (kept !== undefined) return kept
    const middle = from + splitOf(width)
    return nodeOf(this.subtree(from, middle), this.subtree(middle, to))
  }

  private mustHold(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size)
      throw new RangeError(`There are ${this.size} leaves, and not ${size}.`)
  }
}

const areHashes = (path: readonly string[]): boolean => path.length <= LONGEST && path.every((hash) => HASH.test(hash))
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 1

/** Whether an entry's hash is the leaf `index` of the tree with that size and root (RFC 9162, 2.1.3.2). */
export function includes(
  { size, root }: { readonly size: number; readonly root: string },
  { index, data, path }: { readonly index: number; readonly data: string; readonly path: readonly string[] },
): boolean {
  if (!isSize(size) || !isSize(index + 1) || index >= size || !HASH.test(data) || !areHashes(path)) return false
  let fn = index
  let sn = size - 1
  let hash: Uint8Array = leafOf(hexToBytes(data))
  for (const text of path) {
    if (sn === 0) return false
    const beside = hexToBytes(text)
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeOf(beside, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else hash = nodeOf(hash, beside)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && bytesToHex(hash) === root
}

/** Whether the first tree is the beginning of the second (RFC 9162, 2.1.4.2). */
export function isBeginningOf(
  first: { readonly size: number; readonly root: string },
  second: { readonly size: number; readonly root: string },
  path: readonly string[],
): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size || !areHashes(path)) return false
  if (first.size === second.size) return path.length === 0 && first.root === second.root
  const isWhole = Number.isInteger(Math.log2(first.size))
  const [start, ...rest] = isWhole ? [first.root, ...path] : path
  if (start === undefined || !HASH.test(start)) return false
  let fn = first.size - 1
  let sn = second.size - 1
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  let fr: Uint8Array = hexToBytes(start)
  let sr: Uint8Array = fr
  for (const text of rest) {
    if (sn === 0) return false
    const beside = hexToBytes(text)
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeOf(beside, fr)
      sr = nodeOf(beside, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else sr = nodeOf(sr, beside)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && bytesToHex(fr) === first.root && bytesToHex(sr) === second.root
}
