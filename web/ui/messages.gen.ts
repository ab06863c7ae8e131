// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const uiMessages: Messages<{
  chart: Plain
  table: Plain
  reading: Plain
  welcome: Plain
  welcomeText: Plain
  welcomeWhich: Plain
  welcomeClose: Plain
  inCurrencies: { amounts: Value }
  atRates: { rates: Value }
  rate: { rate: Value; currency: Value }
  contents: Plain
  sort: Plain
  noData: Plain
  empty: Plain
  source: { text: Value }
  copyLink: Plain
  byCode: Plain
  copied: Plain
  drawingFailed: Plain
  takeAlong: Plain
  pictureWide: { kind: Value }
  pictureSquare: { kind: Value }
  data: Plain
  drawing: Plain
  span: { start: Value; months: number }
  copyMemo: Plain
  slide: { kind: Value }
  noFigure: Plain
  cite: Plain
  cited: { scope: string; of: Value; made: Value; address: Value; day: Value }
  more: Plain
  caveats: Plain
  allRows: { n: Value }
  pastTest: { range: string; single: string }
  pageTables: Plain
  about: Plain
  aboutOf: Plain
  aboutSource: Plain
  aboutMade: Plain
  aboutLicence: Plain
  aboutAddress: Plain
  aboutDay: Plain
  aboutSheet: Plain
  aboutTitle: Plain
  licence: Plain
  savingFailed: Plain
  copyEmbed: Plain
  embedWait: Plain
  embedLate: Plain
  embedFull: Plain
  currency: Plain
  atRate: { rate: Value }
}> = { en, ja }
