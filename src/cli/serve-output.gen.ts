// Made by `npm run messages` from serve-output.en.json and serve-output.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './serve-output.en.json' with { type: 'json' }
import ja from './serve-output.ja.json' with { type: 'json' }

export const serveOutputMessages: Messages<{
  listening: { url: Value }
  open: { url: Value }
  'not-built': { url: Value }
  measures: { url: Value }
  keys: Plain
  anyone: { host: Value }
  'own-world': Plain
  stopping: { grace: Value }
  'key-file': { id: Value; caller: Value; file: Value; until: Value }
  'key-screen': { id: Value; caller: Value; until: Value }
  'key-revoked': { id: Value; caller: Value }
  'no-keys': Plain
  over: Plain
}> = { en, ja }
