import { tableWith, type ResultTable } from '../columns.ts'
import { clearColumns } from './columns.ts'
import type { ClearResult } from './result.ts'

const table = tableWith(clearColumns)

export const clearTables: readonly ResultTable<ClearResult>[] = [
  table(
    { id: 'production', rowFor: { en: 'month, site, process and feed', ja: '月・拠点・工程・原料' } },
    ({ production }) => production,
    {
      month: ({ month }) => month,
      site: ({ site }) => site,
      process: ({ process }) => process,
      feed: ({ feed }) => feed,
      origin: ({ origin }) => origin,
      activity_t: ({ activity }) => activity,
    },
  ),
  table({ id: 'trade', rowFor: { en: 'month, material and route', ja: '月・品目・経路' } }, ({ trade }) => trade, {
    month: ({ month }) => month,
    material: ({ material }) => material,
    from: ({ from }) => from,
    to: ({ to }) => to,
    origin: ({ origin }) => origin,
    mass_t: ({ mass }) => mass,
  }),
  table({ id: 'served', rowFor: { en: 'month and use', ja: '月と用途' } }, ({ served }) => served, {
    month: ({ month }) => month,
    place: ({ place }) => place,
    sector: ({ sector }) => sector,
    material: ({ material }) => material,
    needed_t: ({ needed }) => needed,
    served_t: ({ served }) => served,
  }),
  table(
    { id: 'prices', rowFor: { en: 'month, material and place', ja: '月・品目・国・地域' } },
    ({ prices }) => prices,
    {
      month: ({ month }) => month,
      material: ({ material }) => material,
      place: ({ place }) => place,
      origin: ({ origin }) => origin,
      price_usd_per_kg: ({ price }) => price,
      low_usd_per_kg: ({ low = null }) => low,
      high_usd_per_kg: ({ high = null }) => high,
    },
  ),
]
