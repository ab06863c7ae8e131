export { knockOn, type DirectLoss, type KnockOn } from './knock-on.ts'
