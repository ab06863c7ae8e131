export { addAt, at, entry, indexAt, numberAt } from './at.ts'
