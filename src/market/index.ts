export * from './origin/index.ts'
export * from './owners/index.ts'
