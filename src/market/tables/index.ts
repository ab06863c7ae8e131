export { tablesById, type TablesById } from './by-id.ts'
export { marketTables, marketTablesSchema, readMarketTables, type MarketTables } from './market-tables.ts'
export { whyOtherTables } from './other-tables.ts'
