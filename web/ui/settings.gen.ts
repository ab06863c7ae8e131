// Made by `npm run messages` from settings.en.json and settings.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './settings.en.json' with { type: 'json' }
import ja from './settings.ja.json' with { type: 'json' }

export const settingsMessages: Messages<{
  theme: Plain
  auto: Plain
  light: Plain
  dark: Plain
  other: Plain
}> = { en, ja }
