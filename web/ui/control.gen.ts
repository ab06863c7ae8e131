// Made by `npm run messages` from control.en.json and control.ja.json: edit those.
import type { Messages, Plain, Value } from '../../src/messages/index.ts'
import en from './control.en.json' with { type: 'json' }
import ja from './control.ja.json' with { type: 'json' }

export const controlMessages: Messages<{
  controls: Plain
  scenario: Plain
  own: Plain
  fromMenu: Plain
  lasts: Plain
  lastsOpen: Plain
  differs: Plain
  alike: Plain
  asIs: Plain
  allMeasures: { n: Value }
  goods: { n: number }
  months: { n: number }
  to: Plain
  allies: Plain
  what: Plain
  asFile: Plain
  asFileWith: { what: Value }
  everything: Plain
  let: Plain
  letNote: Plain
  leak: Plain
  more: Plain
  release: Plain
  releaseNo: Plain
  releaseOver: { n: Value }
  projects: Plain
  ahead: Plain
  reset: Plain
  less: { what: Value }
  greater: { what: Value }
  write: Plain
  writeNote: Plain
  apply: Plain
  open: Plain
}> = { en, ja }
