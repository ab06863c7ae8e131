export { at, indexAt, numberAt } from './at.ts'
