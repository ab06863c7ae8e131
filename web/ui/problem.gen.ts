// Made by `npm run messages` from problem.en.json and problem.ja.json: edit those.
import type { Messages, Plain, Value } from '../../src/messages/index.ts'
import en from './problem.en.json' with { type: 'json' }
import ja from './problem.ja.json' with { type: 'json' }

export const problemMessages: Messages<{
  input: { n: number }
  solver: Plain
  check: Plain
  defect: Plain
  line: { n: Value }
  column: { name: Value }
  remedy: Plain
  solverDo: Plain
  checkDo: Plain
  defectDo: Plain
}> = { en, ja }
