import {
  marketTables,
  tablesById,
  eventOf,
  recordLots,
  registerOf,
  registryOf,
  signerOf,
  type CustodyEvent,
  type LotLedger,
  type Recorded,
  type Registry,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import type { World } from '../src/world/index.ts'

/** A small chain for tests of the market: who is there, where, and acts written in one line each. */

export const org = (name: string): string => `urn:test:org:${name}`
export const site = (name: string): string => `urn:test:site:${name}`
export const lot = (name: string): string => `urn:test:lot:${name}`
export const kg = (value: number) => grams(BigInt(Math.round(value * 1000)))

export const ORGANISATIONS = {
  organisations: [
    { id: org('aus-ore'), name: 'Aus Ore', name_ja: '豪州鉱石', country: 'AUS' },
    {
      id: org('my-sep'),
      name: 'MY Separation',
      country: 'MYS',
      owners: [{ owner: org('aus-ore'), share: 1 }],
    },
    { id: org('jp-metal'), name: 'JP Metal', name_ja: '日本金属', country: 'JPN' },
    { id: org('jp-magnet'), name: 'JP Magnet', name_ja: '日本磁石', country: 'JPN' },
    { id: org('us-all'), name: 'US Works', country: 'USA' },
    { id: org('kr-magnet'), name: 'KR Magnet', country: 'KOR' },
    { id: org('cn-state'), name: 'CN State', country: 'CHN' },
    { id: org('cn-all'), name: 'CN Works', country: 'CHN', owners: [{ owner: org('cn-state'), share: 1 }] },
    // A plant in Japan whose owner sits behind two companies abroad.
    { id: org('shell-2'), name: 'Shell Two', country: 'MYS', owners: [{ owner: org('cn-state'), share: 0.6 }] },
    { id: org('shell-1'), name: 'Shell One', country: 'AUS', owners: [{ owner: org('shell-2'), share: 0.55 }] },
    { id: org('jp-front'), name: 'JP Front', country: 'JPN', owners: [{ owner: org('shell-1'), share: 0.51 }] },
    // Three sisters with 20 % each.
    { id: org('sister-a'), name: 'Sister A', country: 'CHN', owners: [{ owner: org('cn-state'), share: 1 }] },
    { id: org('sister-b'), name: 'Sister B', country: 'AUS', owners: [{ owner: org('cn-state'), share: 0.8 }] },
    { id: org('sister-c'), name: 'Sister C', country: 'JPN', owners: [{ owner: org('cn-state'), share: 0.7 }] },
    {
      id: org('jp-split'),
      name: 'JP Split',
      country: 'JPN',
      owners: [
        { owner: org('sister-a'), share: 0.2 },
        { owner: org('sister-b'), share: 0.2 },
        { owner: org('sister-c'), share: 0.2 },
        { owner: org('jp-metal'), share: 0.4 },
      ],
    },
  ],
}

const works = [
  'separate-light',
  'separate-all',
  'reduce-ndpr',
  'reduce-dy',
  'reduce-tb',
  'cast-alloy',
  'sinter-standard',
  'recycle',
  'finish-y',
  'make-mlcc',
]
const all = works.map((process) => ({ process }))
const good = ['labour', 'human-rights']
export const SITES = [
  {
    id: site('mine-au'),
    name: 'Mine A',
    name_ja: '鉱山A',
    country: 'AUS',
    operator: org('aus-ore'),
    processes: [{ process: 'mine', materials: ['ore-mt-weld'], kg_per_year: 10_000 }],
    standards: good,
  },
  {
    id: site('sep-my'),
    name: 'Separation M',
    country: 'MYS',
    operator: org('my-sep'),
    processes: [{ process: 'separate-light' }],
    standards: ['labour'],
  },
  {
    id: site('metal-jp'),
    name: 'Metal J',
    country: 'JPN',
    operator: org('jp-metal'),
    processes: [{ process: 'reduce-ndpr' }, { process: 'cast-alloy' }],
    standards: good,
  },
  {
    id: site('magnet-jp'),
    name: 'Magnet J',
    name_ja: '磁石工場J',
    country: 'JPN',
    operator: org('jp-magnet'),
    processes: [
      { process: 'sinter-standard' },
      { process: 'recycle' },
      { process: 'collect', materials: ['scrap-standard'], kg_per_year: 5000 },
    ],
    standards: good,
  },
  {
    id: site('us'),
    name: 'Works U',
    country: 'USA',
    operator: org('us-all'),
    processes: [{ process: 'mine', materials: ['ore-mountain-pass'], kg_per_year: 100_000 }, ...all],
    standards: good,
  },
  { id: site('kr'), name: 'Works K', country: 'KOR', operator: org('kr-magnet'), processes: all },
  {
    id: site('cn'),
    name: 'Works C',
    country: 'CHN',
    operator: org('cn-all'),
    processes: [{ process: 'mine', materials: ['ore-bayan-obo'], kg_per_year: 100_000 }, ...all],
  },
  { id: site('front'), name: 'Works F', country: 'JPN', operator: org('jp-front'), processes: all },
  { id: site('split'), name: 'Works S', country: 'JPN', operator: org('jp-split'), processes: all },
]

export const registryFor = (world: World): Registry =>
  registryOf(tablesById(marketTables(world)), registerOf(ORGANISATIONS), SITES)

const COUNTRY = new Map(SITES.map(({ id, country }) => [id, country]))
const OPERATOR = new Map(SITES.map(({ id, operator }) => [id, operator]))
const CONTROLLED_FROM: Readonly<Record<string, string>> = {
  [org('aus-ore')]: 'AUS',
  [org('my-sep')]: 'AUS',
  [org('jp-metal')]: 'JPN',
  [org('jp-magnet')]: 'JPN',
  [org('us-all')]: 'USA',
  [org('kr-magnet')]: 'KOR',
  [org('cn-all')]: 'CHN',
  [org('jp-front')]: 'CHN',
  [org('jp-split')]: 'CHN',
}
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  'ore-mt-weld': ['la', 'ce', 'ndpr', 'sm', 'gd', 'tb', 'dy', 'y'],
  'ore-bayan-obo': ['la', 'ce', 'ndpr', 'sm', 'gd', 'tb', 'dy', 'y'],
  'ore-mountain-pass': ['la', 'ce', 'ndpr', 'sm', 'gd', 'tb', 'dy', 'y'],
  'la-raw': ['la'],
  'dy-oxide': ['dy'],
  'dy-metal': ['dy'],
  'y-raw': ['y'],
  'y-oxide': ['y'],
  'mlcc-additive': ['dy', 'y'],
}
const DAY_MS = 24 * 3600 * 1000
/** Noon of a day counted from 1 January 2027. */
export const day = (number: number): string =>
  new Date(Date.UTC(2027, 0, 1, 12) + number * DAY_MS).toISOString().replace('.000', '')

/** At a site that nobody registered there is no operator, country or owner to be right about. */
const at = (id: string, when: number, where: string) => ({
  id: `urn:test:event:${id}`,
  at: day(when),
  zone: '+00:00',
  site: site(where),
  operator: OPERATOR.get(site(where)) ?? org('nobody'),
  country: COUNTRY.get(site(where)) ?? 'XXX',
  controllers: [CONTROLLED_FROM[OPERATOR.get(site(where)) ?? ''] ?? 'XXX'],
})
type Masses = Readonly<Record<string, number>>
const masses = (of: Masses) => Object.entries(of).map(([name, mass]) => ({ lot: lot(name), mass: kg(mass) }))
const made = (of: Readonly<Record<string, [material: string, kilograms: number]>>) =>
  Object.entries(of).map(([name, [material, mass]]) => ({
    lot: lot(name),
    mass: kg(mass),
    material,
    elements: ELEMENTS[material] ?? ['ndpr'],
  }))

export const commission = (
  id: string,
  when: number,
  where: string,
  lots: Readonly<Record<string, [string, number]>>,
  process = 'mine',
): Extract<CustodyEvent, { kind: 'commission' }> => ({
  kind: 'commission',
  ...at(id, when, where),
  process,
  lots: made(lots),
})
export const transform = (
  id: string,
  when: number,
  where: string,
  process: string,
  inputs: Masses,
  outputs: Readonly<Record<string, [string, number]>>,
): Extract<CustodyEvent, { kind: 'transform' }> => ({
  kind: 'transform',
  ...at(id, when, where),
  process,
  inputs: masses(inputs),
  outputs: made(outputs),
})
export const regroup = (
  id: string,
  when: number,
  where: string,
  inputs: Masses,
  outputs: Readonly<Record<string, [string, number]>>,
): CustodyEvent => ({ kind: 'regroup', ...at(id, when, where), inputs: masses(inputs), outputs: made(outputs) })
export const ship = (
  id: string,
  when: number,
  from: string,
  to: string,
  lots: Masses,
  containers: readonly string[] = [],
): Extract<CustodyEvent, { kind: 'ship' }> => ({
  kind: 'ship',
  ...at(id, when, from),
  lots: masses(lots),
  containers: [...containers],
  to: site(to),
})
export const receive = (
  id: string,
  when: number,
  from: string,
  to: string,
  lots: Masses,
  containers: readonly string[] = [],
): Extract<CustodyEvent, { kind: 'receive' }> => ({
  kind: 'receive',
  ...at(id, when, to),
  lots: masses(lots),
  containers: [...containers],
  from: site(from),
})
/** Shipped on one day and received two days later. */
export const move = (id: string, when: number, from: string, to: string, lots: Masses): CustodyEvent[] => [
  ship(`${id}-out`, when, from, to, lots),
  receive(`${id}-in`, when + 2, from, to, lots),
]
export const sell = (
  id: string,
  when: number,
  where: string,
  from: string,
  to: string,
  lots: Masses,
): Extract<CustodyEvent, { kind: 'transfer' }> => ({
  kind: 'transfer',
  ...at(id, when, where),
  lots: masses(lots),
  from: org(from),
  to: org(to),
  order: `urn:test:order:${id}`,
})
export const inspect = (
  id: string,
  when: number,
  where: string,
  lots: Masses,
  declaredOrigin?: string,
): CustodyEvent => ({
  kind: 'inspect',
  ...at(id, when, where),
  lots: masses(lots),
  containers: [],
  ...(declaredOrigin === undefined ? {} : { declaredOrigin }),
})
export const withdraw = (id: string, when: number, where: string, lots: Masses): CustodyEvent => ({
  kind: 'withdraw',
  ...at(id, when, where),
  lots: masses(lots),
})
export const pack = (
  id: string,
  when: number,
  where: string,
  container: string,
  lots: Masses,
  kind: 'pack' | 'install' = 'pack',
): CustodyEvent => ({ kind, ...at(id, when, where), container, lots: masses(lots) })
export const unpack = (
  id: string,
  when: number,
  where: string,
  container: string,
  kind: 'unpack' | 'remove' = 'unpack',
): CustodyEvent => ({ kind, ...at(id, when, where), container })

/** The act declared wrong, and replaced by others. */
export const wrong = <A extends CustodyEvent>(act: A, corrections: readonly string[], when = 300): A => ({
  ...act,
  error: {
    declared: day(when),
    reason: corrections.length > 0 ? 'incorrect_data' : 'did_not_occur',
    corrections: corrections.map((id) => `urn:test:event:${id}`),
  },
})

/** The act as the market has it: signed by whom it should be, a day after. */
export const had = (act: CustodyEvent, signer = signerOf(act) ?? act.operator): Recorded => ({
  event: eventOf(act),
  signer,
  received: new Date(Date.parse(act.error?.declared ?? act.at) + DAY_MS).toISOString(),
})
export const bookOf = (acts: readonly CustodyEvent[], registry: Registry): LotLedger =>
  recordLots(
    acts.map((act) => had(act)),
    registry,
  )

/**
 * Mine, separation, metal, alloy, magnet: 1 t of rare-earth oxide in Australian concentrate gives 400 kg of
 * magnets.
 */
export const CHAIN: readonly CustodyEvent[] = [
  commission('mine', 0, 'mine-au', { ore: ['ore-mt-weld', 1000] }),
  ...move('ore', 1, 'mine-au', 'sep-my', { ore: 1000 }),
  transform(
    'separate',
    5,
    'sep-my',
    'separate-light',
    { ore: 1000 },
    { oxide: ['ndpr-oxide', 220], la: ['la-raw', 200] },
  ),
  ...move('oxide', 6, 'sep-my', 'metal-jp', { oxide: 220 }),
  transform('reduce', 10, 'metal-jp', 'reduce-ndpr', { oxide: 220 }, { metal: ['ndpr-metal', 177] }),
  transform('cast', 12, 'metal-jp', 'cast-alloy', { metal: 177 }, { alloy: ['ndfeb-alloy', 550] }),
  ...move('alloy', 13, 'metal-jp', 'magnet-jp', { alloy: 550 }),
  transform(
    'sinter',
    17,
    'magnet-jp',
    'sinter-standard',
    { alloy: 550 },
    { magnet: ['magnet-standard', 400], scrap: ['scrap-standard', 50] },
  ),
]
