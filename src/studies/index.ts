export { timeToSurvive } from './stress/survive.ts'
