export { INSTRUMENTS, limitsWhat, type Exemption, type ExportControl, type Measure } from './measure.ts'
export { hashScenario } from './scenario-hash.ts'
export { measuresName, measuresNamer, type ToldMeasure } from './measure-names.ts'
export { editScenario, type MeasureEdit, type ScenarioEdit } from './edit-scenario.ts'
export {
  FaultList,
  faultIn,
  faultsOf,
  faultText,
  formatFault,
  formatFaults,
  InputError,
  placed,
  heardFault,
  saidFault,
  type Fault,
  type MakeFaultIn,
  type ThrowFaultIn,
  type SaidFault,
  type Where,
} from './fault.ts'
export { worldFault } from './world-fault.ts'
export { dataAge, tableAges } from './age.ts'
export { begunIn } from './begun-in.ts'
export { measureUnder, underConduct } from './conduct.ts'
export { tableChanges, withTableOf, type TableChange } from './changed-tables.ts'
export { citations } from './citations.ts'
export { openingOf, type Opening } from './controls.ts'
export { countryBy, longestCode } from './customs-tables.ts'
export { controlOf, type ControlAnswer, type ControlFinding } from './controlled.ts'
export { factorsOf, moved, parameterOf, type Factor, type Move } from './factors.ts'
export { firmsThat, makersOf, ultimateOwner, type FirmFilter, type FirmOwner } from './firms.ts'
export type { Layer } from './layers.ts'
export { parseWorld, readTables, worldOf } from './parse.ts'
export { hashLayers, readByClearings } from './world-hash.ts'
export { mainProduct } from './product.ts'
export { underWay } from './under-way.ts'
export { materialsIn } from './groups.ts'
export { readYaml } from './read-yaml.ts'
export { liesWithUsers, nothingToRelease, stockMonths } from './stocks.ts'
export { meant, suggested } from './suggest.ts'
export {
  BLOCS,
  fileOf,
  FIRM_ACTIVITIES,
  PRICE_BASES,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type Tables,
} from './schema.ts'
export type { Confidence, Figure, NumberRule, Ranged, RangedColumn, TableSchema } from './table.ts'
export { columnsOf, rangeColumn, rangedOf, readTable, recordsOf, Row } from './table.ts'
export * from './world.ts'
export { PARAMETER_IDS, parameterRule, PARAMETERS, type ParameterId, type ParameterKind } from './parameters.ts'
export { fractionOf, numberOf } from './number-text.ts'
export * as plausible from './plausible.ts'
export { dataPackage, headerOf, headersIn, packageOf, type PackageTable } from './datapackage.ts'
export * from './month.ts'
export { dumpingSchema, parseDumping, startingIn, type DumpingPath, type Quote } from './dumping.ts'
export {
  parseScenario,
  scenarioEntries,
  referenceScenario,
  USUAL_MONTHS,
  type DemandChange,
  type Contingency,
  type Outage,
  type Scenario,
  type ScenarioText,
} from './scenario.ts'
export { FOLLOWS, scenarioSchema, type ScenarioEntries } from './scenario-schema.ts'
