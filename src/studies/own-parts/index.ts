export { cellsOf, tidied, type Cells } from './cells.ts'
export { lexiconOf, knownNamesOf, type Lexicon, type KnownNames } from './lexicon.ts'
export { guessColumns, PART_COLUMNS, type ListColumns, type PartColumn } from './columns.ts'
export {
  LEFT_OUT,
  mapParts,
  nameKey,
  type LeftPart,
  type MappedName,
  type Mapping,
} from './mapping.ts'
export { partsOf } from './bill.ts'
export { partsCsv } from './csv.ts'
export { ratesOf } from './money.ts'
