export { at, indexAt, known, numberAt } from './at.ts'
