export * from './round/index.ts'
