// Made by `npm run messages` from doctor.en.json and doctor.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './doctor.en.json' with { type: 'json' }
import ja from './doctor.ja.json' with { type: 'json' }

export const doctorMessages: Messages<{
  title: { version: Value; root: Value }
  state: Plain
  what: Plain
  found: Plain
  ok: Plain
  missing: Plain
  wrong: Plain
  optional: { state: Value }
  node: Plain
  solver: Plain
  world: Plain
  scenarios: Plain
  app: Plain
  answers: Plain
  memory: Plain
  temporary: Plain
  database: Plain
  queue: Plain
  'node-ok': { version: Value; least: Value }
  'node-old': { version: Value; least: Value }
  'node-unknown': { version: Value }
  'node-do': Plain
  'solver-ok': { version: Value }
  'solver-wrong': { version: Value; found: Value; expected: Value }
  'world-ok': { title: Value; hash: Value }
  'scenarios-ok': { scenarios: Value; menus: Value; paths: Value }
  'scenarios-none': Plain
  faults: { first: Value; more: number }
  'app-ok': { files: Value; size: Value }
  'app-missing': { file: Value }
  'app-part': { file: Value; more: number }
  'answers-ok': Plain
  'answers-none': Plain
  'answers-other': Plain
  'memory-ok': { memory: Value; cores: number }
  'memory-low': { memory: Value; cores: number }
  'memory-do': Plain
  'temporary-ok': { folder: Value }
  'temporary-wrong': { folder: Value; reason: Value }
  'temporary-do': Plain
  'database-ok': { version: Value }
  'queue-ok': { name: Value; version: Value }
  failed: { message: Value }
  'module-missing': { message: Value }
  'install-do': Plain
  'build-do': Plain
  'answers-do': Plain
  'tables-do': Plain
  do: { what: Value }
  'all-there': Plain
  'not-there': { n: number }
  'not-tried': { what: Value }
  'database-how': Plain
  'queue-how': Plain
}> = { en, ja }
