export * from './grams.ts'
export * from './units.ts'
