export { at, indexAt, numberAt } from './at.ts'
export { keyOf } from './key.ts'
