/** What loads nothing else. */
export { REHEARSAL_DEFAULTS } from './rehearsal/defaults.ts'
