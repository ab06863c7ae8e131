export { knockOn } from './knock-on.ts'
