export { weaponReport, weaponTables } from './report.ts'
export { weaponSchema, type WeaponResult } from './result.ts'
export { weapon } from './study.ts'
