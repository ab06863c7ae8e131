export { tablesById, type TablesById } from './by-id.ts'
export { marketTablesSchema, type MarketTables } from './form.ts'
export { marketTables, readMarketTables } from './market-tables.ts'
export { whyOtherTables } from './other-tables.ts'
