import {
  TONNES,
  USD_PER_KG,
  MILLION_USD,
  GDP_BILLION_USD,
  TONNES_PER_TONNE,
  ELEMENT_PER_TONNE,
  MULTIPLE_OF_PRICE,
  MULTIPLE,
  MULTIPLIER,
  SHARE,
  PREMIUM,
  GRAMS_PER_UNIT,
  MONTHS,
  LEAD_MONTHS,
  DAYS,
  PER_USD,
  ANY_OF_SEVERAL,
} from './plausible.ts'
import { INSTRUMENTS } from './measure.ts'
import type { TableColumn, NumberRule, Row, TableSchema } from './table.ts'

/**
 * Every table of a world: one record that the reader, `ytterby schema`, `datapackage.json` and the reference page all
 * follow. docs/reference/world-tables.md says the same in prose.
 */

export const BLOCS = ['alliance', 'partner', 'coercer', 'other'] as const
/**
 * What the model does with goods of a stage. Side goods are left over or come back, and are passed by where a chain is
 * drawn; components and final goods lie with their users, all else where it is worked on.
 */
export const STAGE_KINDS = ['mined', 'side', 'refined', 'component', 'final'] as const
/** What counts where nothing is said: each is a row of defaults.csv. */
export const DEFAULT_IDS = [
  'place',
  'places',
  'producers',
  'members',
  'element',
  'material',
  'materials',
  'stage',
  'release',
  'scenario',
  'beside',
  'cut-off',
  'coloured',
  'brought',
  'strict',
  'projects',
] as const
export const SITE_STATUSES = [
  'operating',
  'ramping',
  'under-construction',
  'committed',
  'planned',
  'study',
  'stopped',
] as const
/** What a firm may do beside the work of a stage: buy and sell, or machine what others made; take scrap back; own firms that make. */
export const FIRM_ACTIVITIES = ['trade', 'recycling', 'holding'] as const
/** How a firm is tied to the supplier state: owned from there, in a joint venture with a firm of it, or with a plant there. */
export const FIRM_LINKS = ['owned', 'joint-venture', 'plant'] as const
/** Lists of goods: the Harmonized System, that of the European Union, of the place that writes nine digits and of that which writes ten, and names of commodities. */
export const CODE_SYSTEMS = ['HS', 'CN8', 'JP9', 'CN10', 'USGS'] as const
/** A code is of goods that are the material, or of goods that have it built in. */
export const CODE_RELATIONS = ['is', 'holds'] as const
/** What a control notice does; `none`: notices were looked through and do not name it. */
export const NOTICE_KINDS = ['licence', 'ban', 'quota', 'entity', 'technology', 'rule', 'easing', 'none'] as const
export const STEP_KINDS = ['curtail', 'thrifting', 'substitute', 'stop'] as const
export const HOLDERS = ['firm', 'state'] as const
const SWITCHING = ['qualification', 'ramp', 'headroom'] as const
export const PRICE_KINDS = ['baseline', 'volume-weighted', 'unit-value', 'offer', 'floor'] as const
/** What a price is the price of: where the goods change hands, and by what bargain. One basis is no estimate of another. */
export const PRICE_BASES = [
  'inside',
  'fob',
  'cif',
  'customs-unit-value',
  'traded',
  'contract',
  'spot-offer',
  'official-price',
  'unstated',
] as const
export const OBSERVED = ['production', 'trade', 'use', 'share'] as const
export const OBSERVATION_USES = ['fit', 'check', 'series', 'superseded'] as const
export const PROJECT_KINDS = ['plant', 'thrifting'] as const
export const SHUTDOWN_FIGURES = [
  'premium',
  'pass-through',
  'volatility',
  'expectation',
  'required-return',
  'care-and-maintenance',
  'fixed',
  'severance',
  'restart',
  'closing',
  'ramp-up',
  'life',
  'price-elasticity',
  'duty-evasion',
  'high-prices',
] as const
/** What the books of an owner show beside those of its plants. */
export const OWNER_FIGURES = ['overheads', 'debt-service', 'support', 'cash', 'rescue'] as const
export const PAYERS = ['treasury', 'buyer'] as const
/** What a setting of conduct moves; two settings of one of these contradict each other. */
export const CONDUCT_LEVERS = ['contracts', 'qualification', 'ramp', 'detours', 'stocks', 'variants'] as const
/** What other words are said of: rows of a table, or the columns of a company's file. */
export const WORDED = ['materials', 'places', 'sectors', 'currencies', 'columns'] as const
const CONFIDENCES = ['high', 'medium', 'low'] as const

const id = (title: string): TableColumn => ({ kind: 'id', title })
const text = (title: string): TableColumn => ({ kind: 'text', title })
const blankable = (title: string): TableColumn => ({ kind: 'text', title, optional: true })
const dayOrBlank = (title: string): TableColumn => ({ kind: 'text', title, optional: true, holds: 'day' })
/** A text that is often not known, in a column that a table may do without. */
const mayLack = (title: string): TableColumn => ({ kind: 'text', title, optional: true, mayLack: true })
const choice = (title: string, options: readonly string[]): TableColumn => ({ kind: 'choice', title, options })
const ref = (title: string, to: string): TableColumn => ({ kind: 'ref', title, to })
const refOrBlank = (title: string, to: string): TableColumn => ({ kind: 'ref', title, to, optional: true })
/** Where a row stands among those of its table; no two at the same. */
const position = (title: string): TableColumn => ({
  kind: 'number',
  title,
  unit: 'rank',
  min: 1,
  max: 1000,
  whole: true,
})
/** Months that the clearing counts one by one. */
const months = (title: string): TableColumn => ({
  kind: 'number',
  title,
  unit: 'months',
  min: 0,
  max: 120,
  whole: true,
})

const backing: Record<string, TableColumn> = {
  source: ref('source', 'sources'),
  confidence: choice('confidence', CONFIDENCES),
  note: blankable('note'),
}
/** Columns of a row's main figure, `value low high` apart. */
const figure: Record<string, TableColumn> = { unit: text('unit'), date: text('period'), ...backing }
/** A figure whose unit each row tells, since it goes by the row's material, process or site. */
const inRow = <R extends NumberRule>(title: string, rule: R) => ({ ...rule, title, unit: { column: 'unit' } }) as const
/** A figure whose unit is the same in every row. */
const inUnit = <U extends string, R extends NumberRule>(title: string, unit: U, rule: R) =>
  ({ ...rule, title, unit }) as const

export const TABLES = {
  sources: {
    title: 'Where figures come from',
    key: ['id'],
    columns: {
      id: id('source'),
      title: text('title'),
      publisher: blankable('publisher'),
      published: blankable('date of publication'),
      url: blankable('address'),
      licence: mayLack('terms of use, where they are known'),
      accessed: {
        kind: 'text',
        title: 'day on which it was read for these tables, where that was kept',
        optional: true,
        mayLack: true,
        holds: 'day',
      },
      archive: mayLack('address of a copy that stays as it was read'),
    },
    ranged: {},
  },
  places: {
    title: 'Countries and regions, and their gross domestic product',
    key: ['id'],
    columns: {
      id: id('place'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      bloc: choice('bloc', BLOCS),
      region: text('region'),
      lat: { kind: 'number', title: 'latitude', unit: 'degrees', min: -90, max: 90 },
      lon: { kind: 'number', title: 'longitude', unit: 'degrees', min: -180, max: 180 },
      ...figure,
    },
    ranged: { value: inRow('GDP of a year', GDP_BILLION_USD) },
  },
  stages: {
    title: 'Stages of work, in order',
    key: ['id'],
    columns: {
      id: id('stage'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      goods: text('what its goods are called'),
      goods_ja: blankable('the same in Japanese'),
      position: position('place in the order of work'),
      kind: choice('what the model does with its goods', STAGE_KINDS),
      counted_with: ref('stage whose factors and overviews it is counted in', 'stages'),
      note: blankable('note'),
    },
    ranged: {},
  },
  units: {
    title: 'What a tonne of a material weighs',
    key: ['id'],
    columns: {
      id: id('basis'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      note: blankable('note'),
    },
    ranged: {},
  },
  groups: {
    title: 'Groups of elements, by which files name materials',
    optional: true,
    key: ['id'],
    columns: {
      id: id('group'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      position: position('place in lists'),
    },
    ranged: {},
  },
  variants: {
    title: 'Ways of making a product that users take up in place of the usual one',
    optional: true,
    key: ['id'],
    columns: {
      id: id('variant'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      position: position('place in lists'),
    },
    ranged: {},
  },
  elements: {
    title: 'Elements followed through the chain',
    key: ['id'],
    columns: {
      id: id('element'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      group: refOrBlank('group', 'groups'),
    },
    ranged: {},
  },
  materials: {
    title: 'Tradable forms of the elements',
    key: ['id'],
    columns: {
      id: id('material'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      stage: ref('stage', 'stages'),
      unit: text('unit'),
      tradable: choice('tradable', ['yes', 'no']),
      note: blankable('note'),
    },
    ranged: {},
  },
  contents: {
    title: 'How much of each element, in its own unit, a tonne of a material holds',
    optional: true,
    key: ['material', 'element'],
    columns: { material: ref('material', 'materials'), element: ref('element', 'elements'), ...figure },
    ranged: { value: inRow('how much of the element a tonne of the material holds', ELEMENT_PER_TONNE) },
  },
  processes: {
    title: 'What plants can do',
    optional: true,
    key: ['id'],
    columns: {
      id: id('process'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      stage: ref('stage', 'stages'),
      unit: text('unit of activity'),
      lead_months: months('months from input to output'),
      product: { kind: 'ref', title: 'main product', to: 'materials', optional: true, mayLack: true },
      variant: {
        kind: 'ref',
        title: 'variant whose parameters say how fast it is taken up',
        to: 'variants',
        optional: true,
        mayLack: true,
      },
      note: blankable('note'),
    },
    ranged: {},
  },
  recipes: {
    title: 'What a tonne of activity takes in and gives',
    optional: true,
    key: ['process', 'feed', 'direction', 'material'],
    columns: {
      process: ref('process', 'processes'),
      feed: refOrBlank('feed', 'materials'),
      direction: choice('direction', ['in', 'out']),
      material: text('material'),
      basis: choice('basis', ['mass', 'yield']),
      ...figure,
    },
    ranged: { value: inRow('tonnes of the material for a tonne of activity', TONNES_PER_TONNE) },
  },
  costs: {
    title: 'Cost of processing, materials apart',
    optional: true,
    key: ['process', 'place'],
    columns: { process: ref('process', 'processes'), place: refOrBlank('place', 'places'), ...figure },
    ranged: { value: inRow('cost of a kilogram of activity', USD_PER_KG) },
  },
  sites: {
    title: 'Mines and plants, who decides over them, and their capacity',
    optional: true,
    key: ['id'],
    columns: {
      id: id('site'),
      name: text('name'),
      place: ref('place', 'places'),
      country: text('country'),
      lat: { kind: 'number', title: 'latitude', unit: 'degrees', optional: true, min: -90, max: 90 },
      lon: { kind: 'number', title: 'longitude', unit: 'degrees', optional: true, min: -180, max: 180 },
      operator: blankable('operator'),
      control: ref('country of ultimate control', 'places'),
      control_source: ref('source of who decides', 'sources'),
      stage: ref('stage', 'stages'),
      unit: blankable('unit'),
      date: blankable('period'),
      ...backing,
      status: choice('status', SITE_STATUSES),
      start: blankable('first month'),
      start_low: blankable('earliest'),
      start_high: blankable('latest'),
      part_of: refOrBlank('aggregate', 'sites'),
      name_ja: mayLack('Japanese name; blank: that of the project that opens it'),
    },
    ranged: { value: inRow('capacity in a year', { optional: true, ...TONNES }) },
  },
  firms: {
    title: 'Firms: what they make or use, and who owns them',
    optional: true,
    key: ['id'],
    columns: {
      id: id('firm'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      place: ref('place', 'places'),
      stages: text('stages, sectors or activities'),
      product: text('product'),
      product_ja: blankable('product in Japanese'),
      materials: text('materials or elements'),
      site: refOrBlank('its main site', 'sites'),
      owner: blankable('owner'),
      owner_ja: blankable('Japanese name of the owner'),
      owner_place: ref('place of the ultimate owner', 'places'),
      coercer_link: {
        kind: 'choice',
        title: 'tie to the supplier state',
        options: FIRM_LINKS,
        optional: true,
      },
      status: choice('status', SITE_STATUSES),
      accessed: dayOrBlank('day on which the sources were read'),
      sources: text('sources'),
      via: refOrBlank('list that it was found in', 'sources'),
      confidence: choice('confidence', CONFIDENCES),
      note: blankable('note'),
    },
    ranged: {},
  },
  countries: {
    title: 'Countries as statistics name them, and the places they belong to',
    optional: true,
    key: ['id'],
    columns: {
      id: id('country'),
      name: text('name'),
      place: ref('place that it belongs to', 'places'),
      members: blankable('countries that are counted together in it'),
      iso2: blankable('codes of two letters'),
      m49: blankable('numbers of the United Nations'),
      jp3: blankable('numbers of three digits of the customs that write nine digits'),
      names: blankable('other names, separated by semicolons'),
    },
    ranged: {},
  },
  codes: {
    title: 'Which codes of goods a material is traded under',
    optional: true,
    key: ['system', 'code', 'material'],
    columns: {
      system: choice('list of goods', CODE_SYSTEMS),
      code: text('code, without dots and blanks'),
      material: text('material, or stage:<stage>'),
      relation: choice('whether the goods are the material or have it built in', CODE_RELATIONS),
      date: blankable('edition'),
      ...backing,
    },
    ranged: {
      value: inUnit(
        'share of the goods under the code that are the material, or of the material in them',
        'share',
        SHARE,
      ),
    },
  },
  notices: {
    title: 'Notices of export controls',
    optional: true,
    key: ['id'],
    columns: {
      id: id('notice and item'),
      issuer: ref('place that issued it', 'places'),
      number: text('number of the notice'),
      item: blankable('item of the control list'),
      specification: text('what is controlled'),
      specification_ja: blankable('the same in Japanese'),
      materials: text('materials, elements or stage:<stage>'),
      codes: blankable('codes of ten digits that it refers to'),
      targets: blankable('places that it is directed at'),
      kind: choice('kind', NOTICE_KINDS),
      announced: { kind: 'text', title: 'announced', holds: 'day' },
      in_force: dayOrBlank('in force from'),
      suspended_from: dayOrBlank('suspended from'),
      suspended_until: dayOrBlank('suspended until'),
      ...backing,
    },
    ranged: {},
  },
  operations: {
    title: 'What each site did in the baseline year',
    optional: true,
    key: ['site', 'process', 'feed'],
    columns: {
      site: ref('site', 'sites'),
      process: ref('process', 'processes'),
      feed: refOrBlank('feed', 'materials'),
      ...figure,
    },
    ranged: { value: inRow('what the site did in the baseline year', TONNES) },
  },
  lanes: {
    title: 'Freight and time between regions',
    optional: true,
    key: ['from_region', 'to_region'],
    columns: {
      from_region: text('region'),
      to_region: text('region'),
      transit_months: months('months under way'),
      ...figure,
    },
    ranged: { value: inRow('freight of a kilogram', USD_PER_KG) },
  },
  routes: {
    title: 'What was shipped in the baseline year',
    optional: true,
    key: ['material', 'from', 'to'],
    columns: {
      material: ref('material', 'materials'),
      from: ref('place', 'places'),
      to: ref('place', 'places'),
      tariff: {
        kind: 'number',
        title: 'tariff as a share of the price',
        unit: 'share',
        optional: true,
        min: 0,
        max: 100,
      },
      limit: {
        kind: 'number',
        title: 'most that can be shipped in a year',
        unit: { column: 'unit' },
        optional: true,
        ...TONNES,
      },
      ...figure,
    },
    ranged: { value: inRow('what was shipped in the baseline year', TONNES) },
  },
  sectors: {
    title: 'Users',
    optional: true,
    key: ['id'],
    columns: {
      id: id('sector'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      profile: text('profile of steps'),
    },
    ranged: {},
  },
  steps: {
    title: 'How a use gives way, cheapest first',
    optional: true,
    key: ['profile', 'step'],
    columns: {
      profile: text('profile'),
      step: { kind: 'number', title: 'step', unit: 'rank', min: 1, max: 20, whole: true },
      kind: choice('kind', STEP_KINDS),
      ...backing,
    },
    ranged: {
      share: inUnit('share of the use that gives way at this step', 'share', SHARE),
      willingness_to_pay: inUnit('what it would bid at most, as a multiple of the usual price', 'x', MULTIPLE_OF_PRICE),
      ready_months: inUnit('months from the alarm until it can give way', 'months', LEAD_MONTHS),
    },
  },
  demand: {
    title: 'Use in the baseline year, and what stands still without it',
    key: ['place', 'sector', 'material'],
    columns: {
      place: ref('place', 'places'),
      sector: ref('sector', 'sectors'),
      material: ref('material', 'materials'),
      ...figure,
      value_source: ref('source of the value', 'sources'),
    },
    ranged: {
      value: inRow('use in the baseline year', TONNES),
      gross_output_musd: inUnit('output that stands still without it', 'M USD/yr', MILLION_USD),
      value_added_musd: inUnit('value added that stands still without it', 'M USD/yr', MILLION_USD),
    },
  },
  stocks: {
    title: 'Stocks, in months of normal use',
    optional: true,
    key: ['place', 'stage', 'holder'],
    columns: {
      place: refOrBlank('place', 'places'),
      stage: ref('stage', 'stages'),
      holder: choice('holder', HOLDERS),
      ...figure,
    },
    ranged: { value: inRow('stock, in months of normal use', MONTHS) },
  },
  buyers: {
    title: 'How the buyers of one sector differ',
    optional: true,
    key: ['id'],
    columns: { id: id('buyer'), ...backing },
    ranged: {
      share: inUnit('share of the use of their sector', 'share', SHARE),
      stock_multiple: inUnit('their stock as a multiple of the average', 'x', MULTIPLE),
    },
  },
  switching: {
    title: 'How fast supply can move to another source',
    optional: true,
    key: ['stage', 'what'],
    columns: { stage: ref('stage', 'stages'), what: choice('what', SWITCHING), ...figure },
    ranged: { value: inRow('the figure that “what” names', ANY_OF_SEVERAL) },
  },
  parameters: {
    title: 'Single figures',
    optional: true,
    key: ['id'],
    columns: { id: id('parameter'), ...figure },
    ranged: { value: inRow('the figure that “id” names', {}) },
  },
  prices: {
    title: 'Prices',
    optional: true,
    key: ['material', 'place', 'kind', 'date', 'source'],
    columns: {
      material: ref('material', 'materials'),
      place: ref('place', 'places'),
      kind: choice('kind', PRICE_KINDS),
      basis: { kind: 'choice', title: 'what it is the price of', options: PRICE_BASES, optional: true, mayLack: true },
      ...figure,
    },
    ranged: { value: inRow('price of a kilogram', USD_PER_KG) },
  },
  observations: {
    title: 'Observed production, trade, use and shares',
    optional: true,
    key: ['id'],
    columns: {
      id: id('observation'),
      quantity: choice('quantity', OBSERVED),
      place: refOrBlank('place', 'places'),
      partner: refOrBlank('partner', 'places'),
      materials: text('materials'),
      use: choice('use', OBSERVATION_USES),
      ...figure,
    },
    ranged: { value: inRow('what was observed: the quantity that “quantity” names', ANY_OF_SEVERAL) },
  },
  projects: {
    title: 'What a plan may fund',
    optional: true,
    key: ['id'],
    columns: {
      id: id('project'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      kind: choice('kind', PROJECT_KINDS),
      site: refOrBlank('site that it opens', 'sites'),
      place: refOrBlank('place whose plants change over', 'places'),
      process: refOrBlank('process that they take up', 'processes'),
      min_share: { kind: 'number', title: 'smallest size as a share of the whole', unit: 'share', ...SHARE },
      earliest: blankable('first output at the earliest'),
      requires: refOrBlank('project that it requires', 'projects'),
      excludes: refOrBlank('project that it excludes', 'projects'),
      ...figure,
    },
    ranged: {
      value: inRow('cost before anything comes out', MILLION_USD),
      fixed_cost_share: inUnit('share of the cost that is spent whatever the size', 'share', SHARE),
      lead_months: inUnit('months from the decision to the first output', 'months', LEAD_MONTHS),
      delay_probability: inUnit('chance that it comes a year late', 'share', SHARE),
      technology_months: inUnit(
        'months longer without equipment and know-how of the supplier state',
        'months',
        LEAD_MONTHS,
      ),
      share: inUnit('share of the making that may change over', 'share', { optional: true, ...SHARE }),
    },
  },
  stockpiles: {
    title: 'What a state or joint stock may hold',
    optional: true,
    key: ['stage'],
    columns: { stage: ref('stage', 'stages'), ...figure },
    ranged: {
      value: inRow('days of use that may be held', DAYS),
      premium: inUnit('paid on top when it is bought, as a share of the price', 'share', PREMIUM),
      holding_cost: inUnit('cost of keeping it, as a share of its worth', 'share/yr', PREMIUM),
    },
  },
  offtakes: {
    title: 'Firm purchases that keep another source ready',
    optional: true,
    key: ['stage'],
    columns: { stage: ref('stage', 'stages'), ...figure },
    ranged: {
      value: inRow('paid on top for a firm purchase, as a share of the price', PREMIUM),
      max_share: inUnit('most that may be bound, as a share of use', 'share', SHARE),
    },
  },
  shutdowns: {
    title: 'What producers bear when prices fall',
    optional: true,
    key: ['stage', 'what'],
    columns: { stage: ref('stage', 'stages'), what: choice('what', SHUTDOWN_FIGURES), ...figure },
    ranged: { value: inRow('the figure that “what” names', ANY_OF_SEVERAL) },
  },
  owners: {
    title: 'Firms that bear the profits and losses of several sites together',
    optional: true,
    key: ['id'],
    columns: {
      id: id('owner'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      sites: text('sites that it owns'),
      ...backing,
    },
    ranged: {},
  },
  'owner-books': {
    title: 'What the books of owners show beside those of their plants',
    optional: true,
    key: ['owner', 'what'],
    columns: { owner: ref('owner', 'owners'), what: choice('what', OWNER_FIGURES), ...figure },
    ranged: { value: inRow('the figure that “what” names', ANY_OF_SEVERAL) },
  },
  'plant-costs': {
    title: 'What it costs to run single plants, where that is published',
    optional: true,
    key: ['site', 'process'],
    columns: { site: ref('site', 'sites'), process: ref('process', 'processes'), ...figure },
    ranged: { value: inRow('cost of a kilogram of activity', USD_PER_KG) },
  },
  conduct: {
    title: 'How firms and third places may act, as settings with names',
    optional: true,
    key: ['id'],
    columns: {
      id: id('setting'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      lever: choice('what it moves', CONDUCT_LEVERS),
      ...figure,
    },
    ranged: { value: inRow('what the setting puts in the place of its lever', ANY_OF_SEVERAL) },
  },
  contracts: {
    title: 'Price contracts that have been signed',
    optional: true,
    key: ['id'],
    columns: {
      id: id('contract'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      sites: text('sites whose output is covered'),
      material: ref('material that it is settled on', 'materials'),
      payer: choice('who pays up to the floor', PAYERS),
      clawback: { kind: 'number', title: 'share of what is above', unit: 'share', ...SHARE },
      clawback_above: { kind: 'number', title: 'price above which it is shared', unit: 'USD/kg', ...USD_PER_KG },
      clawback_max: {
        kind: 'number',
        title: 'most that is given back in a year',
        unit: 'M USD/yr',
        optional: true,
        ...MILLION_USD,
      },
      max_tonnes: { kind: 'number', title: 'most that is covered in a year', unit: 't/yr', optional: true, ...TONNES },
      from: text('first month'),
      until: text('last month'),
      ...figure,
    },
    ranged: { value: inRow('floor that the payer makes up to', USD_PER_KG) },
  },
  controls: {
    title: 'Controls that have held since the baseline year',
    optional: true,
    key: ['id'],
    columns: {
      id: id('control'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      instrument: choice('instrument', INSTRUMENTS),
      by: ref('place that acts', 'places'),
      materials: text('materials, or groups of them'),
      to: text('destinations: places, blocs, or all'),
      users: blankable('sectors that it reaches; all if left out'),
      origin: choice('reaches what third places made of it', ['yes', 'no']),
      waits: choice('orders not let through wait', ['yes', 'no']),
      announced: blankable('month from which buyers knew of it, if another than the first'),
      from: text('first month'),
      until: blankable('last month'),
      source: ref('source', 'sources'),
      note: blankable('note'),
    },
    ranged: {},
  },
  allowances: {
    title: 'Shares of the baseline flow that controls let through, by the month from which they held',
    optional: true,
    key: ['measure', 'from'],
    columns: { measure: ref('control', 'controls'), from: text('first month'), date: text('period'), ...backing },
    ranged: { value: inUnit('share of the baseline flow that is let through', 'share', SHARE) },
  },
  currencies: {
    title: 'Currencies, in units for a US dollar',
    optional: true,
    key: ['id'],
    columns: { id: id('currency'), name: text('name'), name_ja: blankable('Japanese name'), ...figure },
    ranged: { value: inRow('units of it for a US dollar', PER_USD) },
  },
  industries: {
    title: 'Industries of the input-output tables',
    optional: true,
    key: ['id'],
    columns: {
      id: id('industry'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      isic: text('divisions of ISIC Rev. 4'),
      manufacturing: choice('whether it makes goods that others build in', ['yes', 'no']),
    },
    ranged: {},
  },
  accounts: {
    title: 'What each industry makes, earns and trades in a year',
    optional: true,
    key: ['place', 'industry'],
    columns: {
      place: ref('place', 'places'),
      industry: ref('industry', 'industries'),
      output_musd: { kind: 'number', title: 'gross output', unit: 'M USD/yr', ...MILLION_USD },
      industry_value_added_musd: { kind: 'number', title: 'value added', unit: 'M USD/yr', ...MILLION_USD },
      exports_musd: { kind: 'number', title: 'exports of its goods', unit: 'M USD/yr', ...MILLION_USD },
      imports_musd: { kind: 'number', title: 'imports of its goods', unit: 'M USD/yr', ...MILLION_USD },
      date: text('year'),
      ...backing,
    },
    ranged: {},
  },
  inputs: {
    title: 'What industries buy from each other in a year, imports included; accounts.csv has the year and the source',
    optional: true,
    key: ['place', 'seller', 'buyer'],
    columns: {
      place: ref('place', 'places'),
      seller: ref('industry whose goods are bought', 'industries'),
      buyer: ref('industry that buys them', 'industries'),
      value_musd: { kind: 'number', title: 'value', unit: 'M USD/yr', ...MILLION_USD },
    },
    ranged: {},
  },
  multipliers: {
    title: 'Value added that a place loses for each unit that an industry loses, once suppliers lose its orders',
    optional: true,
    key: ['place', 'industry'],
    columns: {
      place: ref('place', 'places'),
      industry: ref('industry', 'industries'),
      own_input_share: {
        kind: 'number',
        title: 'what it buys from itself, as a share of its output',
        unit: 'share',
        ...SHARE,
      },
      ...figure,
    },
    ranged: { value: inRow('value added that the place loses for each unit that the industry loses', MULTIPLIER) },
  },
  concordance: {
    title: 'Which industries the sectors belong to',
    optional: true,
    key: ['sector', 'industry'],
    columns: { sector: ref('sector', 'sectors'), industry: ref('industry', 'industries'), ...backing },
    ranged: { share: inUnit('share of the sector that belongs to the industry', 'share', SHARE) },
  },
  products: {
    title: 'Products whose makers may begin with a shipped bill of materials',
    optional: true,
    key: ['id'],
    columns: {
      id: id('product'),
      name: text('name'),
      name_ja: blankable('Japanese name'),
      counted: text('in what it is counted'),
      counted_ja: blankable('the same in Japanese'),
      sector: ref('sector that makes it', 'sectors'),
      note: blankable('note'),
    },
    ranged: {},
  },
  bills: {
    title: 'How much of a material is in a unit of a product',
    optional: true,
    key: ['product', 'material'],
    columns: { product: ref('product', 'products'), material: ref('material', 'materials'), ...figure },
    ranged: { value: inRow('how much of the material a unit holds', GRAMS_PER_UNIT) },
  },
  words: {
    title: 'Other words by which lists of parts call materials, places, sectors and columns',
    optional: true,
    key: ['table', 'row'],
    columns: {
      table: choice('what it is', WORDED),
      row: text('its id'),
      words: text('words, separated by semicolons'),
    },
    ranged: {},
  },
  defaults: {
    title: 'What counts where nothing is said',
    optional: true,
    key: ['id'],
    columns: { id: choice('default', DEFAULT_IDS), value: text('value'), note: blankable('note') },
    ranged: {},
  },
} as const satisfies Record<string, TableSchema>

export type TableName = keyof typeof TABLES
export type Tables = Readonly<Record<TableName, readonly Row[]>>
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
export const fileOf = (table: TableName): string => `${table}.csv`
