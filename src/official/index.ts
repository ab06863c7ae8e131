export {
  LEFT_OUT_REASONS,
  OFFICIAL_FORMATS,
  type UnusedRow,
  type LeftOutReason,
  type OfficialFile,
  type OfficialFormat,
  type ReadFile,
  type Reading,
} from './entry.ts'
export { readOfficial } from './read.ts'
export { officialRows, type OfficialRows } from './rows.ts'
export { officialNothing } from './nothing.ts'
