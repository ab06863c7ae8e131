export { addAt, at, entry, indexAt, numberAt, type VectorOf } from './at.ts'
export { keyOf } from './key.ts'
