import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../files/index.ts'
import { TABLES } from './schema.ts'
import { columnsOf } from './table.ts'
import {
  firmsThat,
  hashLayers,
  InputError,
  makersOf,
  parseWorld,
  TABLE_NAMES,
  ultimateOwner,
  type World,
} from './index.ts'

const COLUMNS = columnsOf(TABLES.firms)
const SOUND: Readonly<Record<string, string>> = {
  name: 'One',
  place: 'A',
  stages: 'make',
  product: 'goods',
  materials: 'good',
  owner_place: 'A',
  status: 'operating',
  sources: 'paper',
  confidence: 'medium',
}

/** A world of two places and one good, with some firms; what a row leaves out is sound. */
async function worldWith(...firms: Readonly<Record<string, string>>[]): Promise<World> {
  const rows = firms.map((cells, i) => {
    const row: Readonly<Record<string, string>> = { ...SOUND, id: `f${i}`, ...cells }
    return COLUMNS.map((column) => row[column] ?? '').join(',')
  })
  const tables: Readonly<Record<string, readonly string[]>> = {
    sources: ['id,title,publisher,published,url', 'paper,Paper,,,', 'list,List,,,'],
    places: [
      'id,name,name_ja,bloc,region,lat,lon,value,low,high,unit,date,source,confidence,note',
      ...['A', 'B'].map((id) => `${id},${id},,partner,r,0,0,1,1,1,bn USD/yr,2024,paper,low,`),
    ],
    stages: [
      'id,name,name_ja,goods,goods_ja,position,kind,counted_with,note',
      'make,Make,,goods,,1,final,make,',
      'dig,Dig,,ores,,2,mined,dig,',
    ],
    units: ['id,name,name_ja,note', 'm,m,,'],
    elements: ['id,name,name_ja,group', 'e,E,,'],
    materials: ['id,name,name_ja,stage,unit,tradable,note', 'good,Good,,make,t m,yes,', 'other,Other,,make,t m,yes,'],
    contents: [
      'material,element,value,low,high,unit,date,source,confidence,note',
      'good,e,1,1,1,t m/t m,2024,paper,low,',
    ],
    sectors: ['id,name,name_ja,profile', 'use,Use,,p'],
    steps: [
      'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
      'p,1,curtail,1,1,1,2,2,2,0,0,0,paper,low,',
    ],
    demand: [
      'place,sector,material,value,low,high,unit,date,source,confidence,note,gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source',
      'A,use,good,1,1,1,t m/yr,2024,paper,low,,1,1,1,1,1,1,paper',
    ],
    firms: [COLUMNS.join(','), ...rows],
  }
  return parseWorld([
    { name: 'w', files: new Map(Object.entries(tables).map(([name, lines]) => [`${name}.csv`, lines.join('\n')])) },
  ])
}

const faultsOf = async (...firms: Parameters<typeof worldWith>): Promise<string[]> =>
  worldWith(...firms).then(
    () => [],
    (error: unknown) =>
      error instanceof InputError
        ? error.faults.map(({ code, line, column }) => `${code} ${line} ${column}`)
        : Promise.reject(error as Error),
  )

describe('a row of firms is refused, with its line and column,', () => {
  it.each([
    ['with a stage that is none', { stages: 'make bake' }, 'FIRM_STAGE_UNKNOWN 2 stages'],
    ['with a material that is none', { materials: 'good gold' }, 'FIRM_MATERIAL_UNKNOWN 2 materials'],
    ['with a place that is none', { place: 'C' }, 'ID_UNKNOWN 2 place'],
    ['with a source that is none', { sources: 'paper pape' }, 'ID_UNKNOWN 2 sources'],
    ['with a list that is none', { via: 'pape' }, 'ID_UNKNOWN 2 via'],
    ['with a site that is none', { site: 'mill' }, 'ID_UNKNOWN 2 site'],
    ['with an owner that is written as an id and is none', { owner: 'f7' }, 'ID_UNKNOWN 2 owner'],
    ['that owns itself', { owner: 'f0' }, 'FIRM_OWNS_ITSELF 2 owner'],
    ['without an owner, whose owner is elsewhere', { owner_place: 'B' }, 'FIRM_OWNER_ELSEWHERE 2 owner_place'],
    ['sure of what it has from a list', { via: 'list', confidence: 'high' }, 'FIRM_TOO_SURE 2 confidence'],
    ['sure of what was not read', { confidence: 'high' }, 'FIRM_TOO_SURE 2 confidence'],
    ['with a day that is none', { accessed: '2026-13-01' }, 'CELL_NOT_A_DAY 2 accessed'],
    ['with a tie that is none', { coercer_link: 'friends' }, 'CELL_NOT_ALLOWED 2 coercer_link'],
    ['without a source', { sources: '' }, 'CELL_BLANK 2 sources'],
  ])('%s', async (_, cells, fault) => {
    expect(await faultsOf(cells)).toEqual([fault])
  })

  it('unspoiled, it is read', async () => {
    expect(
      await faultsOf({}, { owner: 'f0' }, { owner: 'Somebody', owner_place: 'B' }, { stages: 'use trade' }),
    ).toEqual([])
  })

  it('in a circle of owners, at each of its rows', async () => {
    expect(await faultsOf({ owner: 'f1' }, { owner: 'f2' }, { owner: 'f0' }, { owner: 'f0' })).toEqual([
      'FIRM_OWNS_ITSELF 2 owner',
      'FIRM_OWNS_ITSELF 3 owner',
      'FIRM_OWNS_ITSELF 4 owner',
    ])
  })

  it('at another place than the last of its owners', async () => {
    expect(await faultsOf({ owner: 'f1', owner_place: 'A' }, { owner: 'Somebody', owner_place: 'B' })).toEqual([
      'FIRM_OWNER_ELSEWHERE 2 owner_place',
    ])
  })
})

describe('of firms,', () => {
  it('who stands behind one is the last of its owners: a name, a firm, or nobody', async () => {
    const world = await worldWith(
      { owner: 'f1', owner_place: 'B' },
      { owner: 'Somebody', owner_ja: '誰か', owner_place: 'B' },
      { owner: 'f3' },
      { name: 'Top' },
    )
    const [a, b, c, d] = [...world.firms.values()].map((firm) => ultimateOwner(world, firm))
    expect(a).toEqual({ id: undefined, name: 'Somebody', nameJa: '誰か', place: 'B' })
    expect(b).toEqual(a)
    expect(c).toMatchObject({ id: 'f3', name: 'Top', place: 'A' })
    expect(d).toBeUndefined()
  })

  it('who makes a good has its stage and runs; who uses it, plans it or sells it does not make it', async () => {
    const world = await worldWith(
      {},
      { stages: 'use' },
      { stages: 'trade' },
      { status: 'planned' },
      { status: 'ramping' },
      { materials: 'other' },
      { materials: 'e' },
    )
    expect(makersOf(world, 'good').map(({ id }) => id)).toEqual(['f0', 'f4'])
    expect(makersOf(world, 'nothing')).toEqual([])
  })

  it('an element finds the firms of what holds it', async () => {
    const world = await worldWith({}, { materials: 'other' }, { materials: 'e' }, { place: 'B', owner_place: 'B' })
    const ids = (filter: Parameters<typeof firmsThat>[1]) => firmsThat(world, filter).map(({ id }) => id)
    expect(ids({ material: 'e' })).toEqual(['f0', 'f2', 'f3'])
    expect(ids({ material: 'good', places: ['B'] })).toEqual(['f3'])
    expect(ids({ stage: 'dig' })).toEqual([])
    expect(ids({})).toHaveLength(4)
  })

  it('none changes the order of what is worked out', async () => {
    const [one, two] = await Promise.all([worldWith({}), worldWith({ name: 'Other' })])
    expect(one.inOrder).toEqual(two.inOrder)
    expect(one.hash).not.toBe(two.hash)
  })

  it('a world without them keeps the fingerprint that it had before there were any', () => {
    const files = new Map([['places.csv', 'id']])
    const before = TABLE_NAMES.filter((name) => name !== 'firms')
    expect(hashLayers([{ name: 'w', files }])).toBe(hashLayers([{ name: 'w', files }], before))
  })
})

describe('the shipped firms', async () => {
  const world = await loadWorld(shippedWorld())
  const firms = [...world.firms.values()]
  const at = (...places: string[]): number => firms.filter(({ place }) => places.includes(place)).length

  it('are a hundred of Japan, and eighty of the United States, Europe and Korea', () => {
    expect(at('JPN')).toBeGreaterThanOrEqual(100)
    expect(at('USA', 'EUR', 'KOR')).toBeGreaterThanOrEqual(80)
  })

  it('have names in both languages, and a source with an address each', () => {
    expect(firms.filter(({ name, nameJa, productJa }) => name === '' || nameJa === '' || productJa === '')).toEqual([])
    const without = firms.filter(({ sources }) => sources.every((id) => (world.sources.get(id)?.url ?? '') === ''))
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('say who still makes samarium-cobalt magnets in Japan, and who stands behind them', () => {
    const makers = makersOf(world, 'magnet-smco').filter(({ place }) => place === 'JPN')
    const behind = new Map(makers.map((firm) => [firm.id, ultimateOwner(world, firm)?.name]))
    expect([...behind.keys()]).toEqual(expect.arrayContaining(['shin-etsu', 'toshiba-materials', 'tokin']))
    expect(behind.get('tokin')).toBe('Yageo')
    expect(behind.get('toshiba-materials')).toMatch(/Niterra/)
    expect(world.firms.get('tokin')?.ownerPlace).toBe('ROW')
  })
})
