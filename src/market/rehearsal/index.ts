export { freshKeys } from './keys.ts'
export { rehearse, REHEARSAL_DEFAULTS, type Means, type RehearseOptions } from './rehearse.ts'
export { rehearsalSchema, type RehearsalResult } from './result.ts'
export type { NewKeys, OriginTexts } from './stage.ts'
