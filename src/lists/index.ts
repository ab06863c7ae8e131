export { addAt, at, entry, indexAt, numberAt, type VectorOf } from './at.ts'
export { canonicalJson } from './canonical-json.ts'
export { keyOf } from './key.ts'
export { memoized } from './memoized.ts'
