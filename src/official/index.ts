export {
  OFFICIAL_FORMATS,
  type UnusedRow,
  type LeftOutReason,
  type OfficialFile,
  type OfficialFormat,
  type ReadFile,
  type Reading,
} from './entry.ts'
export { countLeftOut, examplesIn, reasonIn, type LeftOutCount } from './left-out.ts'
export { readOfficial } from './read.ts'
export { officialRows, type OfficialRows } from './rows.ts'
export { officialNothing } from './nothing.ts'
