export * from './exact.ts'
export * from './grams.ts'
export * from './units.ts'
