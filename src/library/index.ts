export { Answer, type Cell } from './answer.ts'
export { Model, openShipped, type AskOptions, type OpenOptions } from './model.ts'
export type { GivenFile, Question } from './question.ts'
