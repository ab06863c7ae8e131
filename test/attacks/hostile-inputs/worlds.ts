import { testWorld } from '../../run-cli.ts'
import { rowsOf, type Attack, type Attacks } from './attack.ts'

/** Tables that somebody lays over a world of one good made of two. */
const STRESS = ['stress', 'test/scenarios/s1-down.yaml', '--world', testWorld('time-to-survive')]
const QUICKLY = ['--months', '2', '--no-range']

const laid = (
  name: string,
  expect: Attack['expect'],
  files: Readonly<Record<string, string | Uint8Array>>,
  says?: Attack['says'],
): Attack => ({
  name,
  expect,
  files: Object.fromEntries(Object.entries(files).map(([file, text]) => [`own/${file}`, text])),
  args: [...STRESS, '--overlay', '$/own', ...QUICKLY],
  ...(says === undefined ? {} : { says }),
})

const USE = {
  place: 'P',
  sector: 'users',
  material: 'good',
  unit: 't product/yr',
  gross_output_musd: 1200,
  value_added_musd: 1200,
  value_source: 'case',
}
const use = (value: string, more: Readonly<Record<string, string | number>> = {}): string =>
  rowsOf('demand', { ...USE, value, ...more })
const PLACE = { name: 'X', bloc: 'other', region: 'r', lat: 0, lon: 0, value: 0, unit: 'bn USD/yr' }
const SITE = { name: 'x', place: 'P', country: 'P', control: 'P', control_source: 'case', status: 'operating' }
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')

/** A world that lacks the table named after this is made for the attack. */
export const WITHOUT = '$/without/'

export const WORLDS: Attacks = {
  'numbers of tables': [
    laid('a use of -0', 'WORLD_WITHOUT_DEMAND', { 'demand.csv': use('-0') }),
    laid('a use with a plus', 0, { 'demand.csv': use('+120') }),
    laid('a use in Arabic digits', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('١٢٠') }),
    laid('a use with a thin space', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('1\u2009200') }),
    laid('a use with a decimal comma', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('120,5') }),
    laid('a use with an underscore', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('1_200') }),
    laid('a use as a BigInt', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('120n') }),
    laid('a use with a minus of typography', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('−120') }),
    laid('a use in binary', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('0b101') }),
    laid('a use that underflows', 'WORLD_WITHOUT_DEMAND', { 'demand.csv': use('1e-400') }),
    laid('a use of infinitely many digits', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('9'.repeat(400)) }),
    laid('a use as a spreadsheet shows an error', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('#REF!') }),
    laid('a use with a note of uncertainty', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('120±5') }),
    laid('a range that is open above', 'CELL_NOT_A_NUMBER', { 'demand.csv': use('120', { high: 'Infinity' }) }),
    laid('a range turned round', 'FIGURE_OUT_OF_RANGE', { 'demand.csv': use('120', { low: 130, high: 110 }) }),
    laid('a value added of more than the output', 'ADDED_OVER_OUTPUT', {
      'demand.csv': use('120', { value_added_musd: 5000 }),
    }),
    laid('a step of a half', 'CELL_NOT_WHOLE', {
      'steps.csv': rowsOf('steps', {
        profile: 'must',
        step: 1.5,
        kind: 'stop',
        share: 1,
        willingness_to_pay: 100,
        ready_months: 0,
      }),
    }),
    laid('steps numbered twice by another spelling', 'TABLE_ROW_TWICE', {
      'steps.csv': rowsOf(
        'steps',
        { profile: 'must', step: '1', kind: 'curtail', share: 0.5, willingness_to_pay: 2, ready_months: 0 },
        { profile: 'must', step: '1.0', kind: 'stop', share: 0.5, willingness_to_pay: 100, ready_months: 0 },
      ),
    }),
    laid('a step that is worth nothing', 'STEPS_NOT_RISING', {
      'steps.csv': rowsOf('steps', {
        profile: 'must',
        step: 1,
        kind: 'stop',
        share: 1,
        willingness_to_pay: 0,
        ready_months: 0,
      }),
    }),
    laid('a freight below nothing', 'CELL_TOO_SMALL', {
      'lanes.csv': rowsOf('lanes', { from_region: 'r', to_region: 'r', transit_months: 0, value: -1, unit: 'USD/kg' }),
    }),
    laid('a lane of ten years', 0, {
      'lanes.csv': rowsOf('lanes', { from_region: 'r', to_region: 'r', transit_months: 120, value: 1, unit: 'USD/kg' }),
    }),
  ],
  'dates of tables': [
    laid('a site that starts in month 13', 'CELL_NOT_A_MONTH', {
      'sites.csv': rowsOf('sites', { ...SITE, id: 'x', stage: 'metal', status: 'planned', start: '2026-13' }),
    }),
    laid('a site that starts in the year 0', 'CELL_NOT_A_MONTH', {
      'sites.csv': rowsOf('sites', { ...SITE, id: 'x', stage: 'metal', status: 'planned', start: '0000-01' }),
    }),
    laid('a site that starts on a day', 'CELL_NOT_A_MONTH', {
      'sites.csv': rowsOf('sites', { ...SITE, id: 'x', stage: 'metal', status: 'planned', start: '2027-04-01' }),
    }),
    laid('a site whose earliest start is after its latest', 'FIGURE_OUT_OF_RANGE', {
      'sites.csv': rowsOf('sites', {
        ...SITE,
        id: 'x',
        stage: 'metal',
        status: 'planned',
        start: '2027-04',
        start_low: '2029-01',
        start_high: '2026-01',
      }),
    }),
    laid('a contract from month 00', 'CELL_NOT_A_MONTH', {
      'prices.csv': rowsOf('prices', { material: 'good', place: 'P', kind: 'baseline', value: 1, unit: 'USD/kg' }),
      'contracts.csv': rowsOf('contracts', {
        id: 'k',
        name: 'k',
        sites: 'plant',
        material: 'good',
        payer: 'treasury',
        clawback: 0,
        clawback_above: 2,
        from: '2026-00',
        until: '2027-01',
        value: 1,
        unit: 'USD/kg',
      }),
    }),
  ],
  'encodings of tables': [
    laid('a table in UTF-16', 'TABLE_NUL_BYTE', { 'demand.csv': utf16(use('120')) }),
    laid('a table in Shift-JIS', 'TABLE_NOT_UTF8', {
      'places.csv': Buffer.concat([
        Buffer.from(rowsOf('places')),
        Buffer.from('Q,'),
        Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
        Buffer.from(',,other,r,0,0,0,0,0,bn USD/yr,2024,case,high,\n'),
      ]),
    }),
    laid('a table with two byte-order marks', 0, { 'demand.csv': `\uFEFF\uFEFF${use('120')}` }),
    laid('a table separated by semicolons', 'TABLE_SEPARATOR', { 'demand.csv': use('120').replaceAll(',', ';') }),
    laid('a table separated by tabs', 'TABLE_SEPARATOR', { 'demand.csv': use('120').replaceAll(',', '\t') }),
    laid('a table with ends of lines of old Macs', 0, { 'demand.csv': use('120').replaceAll('\n', '\r') }),
    laid('a header in capitals', 'TABLE_COLUMN_MISSING', { 'demand.csv': use('120').replace('place,', 'Place,') }),
    laid('a header with blanks', 0, { 'demand.csv': use('120').replace('place,', 'place ,') }),
    laid('a table that is compressed', 'TABLE_NUL_BYTE', {
      'demand.csv': new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
    }),
    laid('a table that is a web page', 'TABLE_COLUMN_MISSING', {
      'demand.csv': '<!DOCTYPE html>\n<html><body>404</body></html>\n',
    }),
    laid('a table left by a merge', 'TABLE_MALFORMED', {
      'demand.csv': `<<<<<<< HEAD\n${use('120')}=======\n${use('130')}>>>>>>> other\n`,
    }),
    laid('a table of a name in capitals', 'FOLDER_WITHOUT_TABLES', { 'DEMAND.CSV': use('120') }),
    laid('a table of another end', 'FOLDER_WITHOUT_TABLES', { 'demand.csv.bak': use('120') }),
  ],
  'ids of tables': [
    laid('a place named __proto__', 'CELL_NOT_AN_ID', {
      'places.csv': rowsOf('places', { ...PLACE, id: '__proto__' }),
    }),
    laid('a place named constructor', 0, { 'places.csv': rowsOf('places', { ...PLACE, id: 'constructor' }) }),
    laid('a place named all', 'ID_IS_A_GROUP', { 'places.csv': rowsOf('places', { ...PLACE, id: 'all' }) }),
    laid('a place named like a bloc', 'ID_IS_A_GROUP', {
      'places.csv': rowsOf('places', { ...PLACE, id: 'alliance' }),
    }),
    laid('a material named like a group', 'ID_IS_A_GROUP', {
      'materials.csv': rowsOf('materials', {
        id: 'stage:magnet',
        name: 'x',
        stage: 'magnet',
        unit: 't product',
        tradable: 'yes',
      }),
    }),
    laid('a material named feed', 'ID_IS_A_GROUP', {
      'materials.csv': rowsOf('materials', {
        id: 'feed',
        name: 'x',
        stage: 'metal',
        unit: 't product',
        tradable: 'yes',
      }),
    }),
    laid('a place with a slash', 'CELL_NOT_AN_ID', { 'places.csv': rowsOf('places', { ...PLACE, id: '../P' }) }),
    laid('a place that looks like another', 'ID_UNKNOWN', { 'demand.csv': use('120', { place: 'Р' }) }),
    laid('an id with a blank that does not break', 0, { 'demand.csv': use('120', { place: 'P\u00A0' }) }),
    laid('an id of two spellings of Unicode', 'CELL_NOT_AN_ID', {
      'places.csv': rowsOf('places', { ...PLACE, id: 'Caf\u00E9' }, { ...PLACE, id: 'Cafe\u0301' }),
    }),
    laid('a site part of itself', 'SITE_PART_OF_ITSELF', {
      'sites.csv': rowsOf('sites', { ...SITE, id: 'x', stage: 'metal', part_of: 'x' }),
    }),
    laid('sites part of each other', 'SITE_PART_OF_ITSELF', {
      'sites.csv': rowsOf(
        'sites',
        { ...SITE, id: 'x', stage: 'metal', part_of: 'y' },
        { ...SITE, id: 'y', stage: 'metal', part_of: 'x' },
      ),
    }),
    laid('a site controlled by a sector', 'ID_UNKNOWN', {
      'sites.csv': rowsOf('sites', { ...SITE, id: 'x', stage: 'metal', control: 'users' }),
    }),
    laid('a route to itself', 'ROUTE_TO_ITSELF', {
      'routes.csv': rowsOf('routes', { material: 'good', from: 'P', to: 'P', value: 5, unit: 't product/yr' }),
    }),
    laid('a feed that the process does not take', 'RECIPE_FEED_IDLE', {
      'operations.csv': rowsOf('operations', {
        site: 's1',
        process: 'make-a',
        feed: 'b',
        value: 60,
        unit: 't product/yr',
      }),
    }),
    laid('an observation of every material of no stage', 'ID_UNKNOWN', {
      'observations.csv': rowsOf('observations', {
        id: 'o',
        quantity: 'use',
        materials: 'stage:nothing',
        use: 'check',
        value: 1,
        unit: 't product/yr',
      }),
    }),
    laid('an observation of nothing', 'CELL_BLANK', {
      'observations.csv': rowsOf('observations', {
        id: 'o',
        quantity: 'use',
        materials: ' ',
        use: 'check',
        value: 1,
        unit: 't product/yr',
      }),
    }),
  ],
  'facts that do not fit together': [
    laid('two supplier states', 'SUPPLIER_STATE_TWICE', {
      'places.csv': rowsOf('places', { ...PLACE, id: 'Q', bloc: 'coercer' }, { ...PLACE, id: 'R', bloc: 'coercer' }),
    }),
    laid('shares of buyers that add to two', 'BUYERS_DO_NOT_ADD_UP', {
      'buyers.csv': rowsOf(
        'buyers',
        { id: 'one', share: 1, stock_multiple: 1 },
        { id: 'two', share: 1, stock_multiple: 1 },
      ),
    }),
    laid('a sector without steps', 'STEPS_MISSING', {
      'sectors.csv': rowsOf('sectors', { id: 'others', name: 'x', profile: 'none' }),
    }),
    laid('steps whose shares fall short by a thousandth', 'STEPS_DO_NOT_ADD_UP', {
      'steps.csv': rowsOf('steps', {
        profile: 'must',
        step: 1,
        kind: 'stop',
        share: 0.999,
        willingness_to_pay: 100,
        ready_months: 0,
      }),
    }),
    laid('a process that makes two of one', 'RECIPE_MAKES_MASS', {
      'recipes.csv': rowsOf('recipes', {
        process: 'assemble',
        direction: 'out',
        material: 'good',
        basis: 'mass',
        value: 3,
        unit: 't/t',
      }),
    }),
    laid('two processes that make mass together', 'RECIPE_MAKES_MASS', {
      'materials.csv': rowsOf('materials', { id: 'c', name: 'c', stage: 'metal', unit: 't product', tradable: 'yes' }),
      'processes.csv': rowsOf(
        'processes',
        { id: 'there', name: 'x', stage: 'metal', unit: 't product', lead_months: 0 },
        { id: 'back', name: 'x', stage: 'metal', unit: 't product', lead_months: 0 },
      ),
      'recipes.csv': rowsOf(
        'recipes',
        { process: 'there', direction: 'in', material: 'a', basis: 'mass', value: 1, unit: 't/t' },
        { process: 'there', direction: 'out', material: 'c', basis: 'mass', value: 1.4, unit: 't/t' },
        { process: 'back', direction: 'in', material: 'c', basis: 'mass', value: 1, unit: 't/t' },
        { process: 'back', direction: 'out', material: 'a', basis: 'mass', value: 1, unit: 't/t' },
      ),
      'operations.csv': rowsOf(
        'operations',
        { site: 's1', process: 'there', value: 1, unit: 't product/yr' },
        { site: 's1', process: 'back', value: 1, unit: 't product/yr' },
      ),
    }),
    laid('a process without an output', 0, {
      'processes.csv': rowsOf('processes', {
        id: 'burn',
        name: 'x',
        stage: 'metal',
        unit: 't product',
        lead_months: 0,
      }),
      'recipes.csv': rowsOf('recipes', {
        process: 'burn',
        direction: 'in',
        material: 'a',
        basis: 'mass',
        value: 1,
        unit: 't/t',
      }),
      'operations.csv': rowsOf('operations', { site: 's1', process: 'burn', value: 1, unit: 't product/yr' }),
    }),
    laid('a recipe that takes and gives nothing', 0, {
      'processes.csv': rowsOf('processes', {
        id: 'idle',
        name: 'x',
        stage: 'metal',
        unit: 't product',
        lead_months: 0,
      }),
      'recipes.csv': rowsOf('recipes', {
        process: 'idle',
        direction: 'out',
        material: 'a',
        basis: 'mass',
        value: 0,
        unit: 't/t',
      }),
      'operations.csv': rowsOf('operations', { site: 's1', process: 'idle', value: 1, unit: 't product/yr' }),
    }),
    laid(
      'no capacity and some activity',
      0,
      {
        'sites.csv': rowsOf('sites', { ...SITE, id: 's1', stage: 'metal', value: 0, unit: 't product/yr' }),
      },
      /outside|lie/,
    ),
    laid('a plant that was given up and still runs', 0, {
      'sites.csv': rowsOf('sites', {
        ...SITE,
        id: 's1',
        stage: 'metal',
        value: 72,
        unit: 't product/yr',
        status: 'stopped',
      }),
    }),
    laid('a plant of the future that ran', 0, {
      'sites.csv': rowsOf('sites', {
        ...SITE,
        id: 's1',
        stage: 'metal',
        value: 72,
        unit: 't product/yr',
        status: 'planned',
        start: '2031-01',
      }),
    }),
    laid('a route that no lane serves', 0, {
      'places.csv': rowsOf('places', { ...PLACE, id: 'Q', region: 'far' }),
      'lanes.csv': rowsOf('lanes', { from_region: 'r', to_region: 'r', transit_months: 0, value: 0, unit: 'USD/kg' }),
      'demand.csv': rowsOf('demand', { ...USE, value: 60 }, { ...USE, place: 'Q', value: 60 }),
      'routes.csv': rowsOf('routes', { material: 'good', from: 'P', to: 'Q', value: 60, unit: 't product/yr' }),
    }),
    laid('a route of what is not traded', 'ROUTE_NOT_TRADED', {
      'materials.csv': rowsOf('materials', {
        id: 'good',
        name: 'good',
        stage: 'magnet',
        unit: 't product',
        tradable: 'no',
      }),
      'demand.csv': rowsOf('demand', { ...USE, value: 60 }, { ...USE, place: 'S', value: 60 }),
      'routes.csv': rowsOf('routes', { material: 'good', from: 'P', to: 'S', value: 60, unit: 't product/yr' }),
    }),
    laid('a route with a limit below its flow', 'ROUTE_OVER_ITS_LIMIT', {
      'demand.csv': rowsOf('demand', { ...USE, value: 60 }, { ...USE, place: 'S', value: 60 }),
      'routes.csv': rowsOf('routes', {
        material: 'good',
        from: 'P',
        to: 'S',
        limit: 1,
        value: 60,
        unit: 't product/yr',
      }),
    }),
    laid('a use of a material that nobody makes', 'BASELINE_UNBALANCED', {
      'materials.csv': rowsOf('materials', {
        id: 'dream',
        name: 'x',
        stage: 'magnet',
        unit: 't product',
        tradable: 'yes',
      }),
      'demand.csv': rowsOf('demand', { ...USE, material: 'dream', value: 5 }),
    }),
    laid('a project without a site', 'PROJECT_CELL_MISSING', {
      'projects.csv': rowsOf('projects', {
        id: 'p',
        name: 'p',
        kind: 'plant',
        value: 1,
        unit: 'M USD',
        fixed_cost_share: 0,
        lead_months: 1,
        delay_probability: 0,
        technology_months: 0,
        min_share: 0,
      }),
    }),
    laid('a project that requires nothing of another', 'PROJECT_REQUIRES_NOTHING', {
      'sites.csv': rowsOf(
        'sites',
        ...['x', 'y'].map((id) => ({
          ...SITE,
          id,
          stage: 'metal',
          value: 9,
          unit: 't product/yr',
          status: 'planned',
          start: '2027-01',
        })),
      ),
      'operations.csv': rowsOf(
        'operations',
        ...['x', 'y'].map((site) => ({ site, process: 'make-a', value: 0, unit: 't product/yr' })),
      ),
      'projects.csv': rowsOf(
        'projects',
        ...[
          ['x', ''],
          ['y', 'x'],
        ].map(([id = '', requires = '']) => ({
          id,
          name: id,
          kind: 'plant',
          site: id,
          value: 1,
          unit: 'M USD',
          fixed_cost_share: 0,
          lead_months: 1,
          delay_probability: 0,
          technology_months: 0,
          min_share: 0,
          requires,
        })),
      ),
    }),
    laid('projects that require each other in a circle of three', 'PROJECT_REQUIRES_ITSELF', {
      'sites.csv': rowsOf(
        'sites',
        ...['x', 'y', 'z'].map((id) => ({
          ...SITE,
          id,
          stage: 'metal',
          value: 9,
          unit: 't product/yr',
          status: 'planned',
          start: '2027-01',
        })),
      ),
      'operations.csv': rowsOf(
        'operations',
        ...['x', 'y', 'z'].map((site) => ({ site, process: 'make-a', value: 0, unit: 't product/yr' })),
      ),
      'projects.csv': rowsOf(
        'projects',
        ...[
          ['x', 'y'],
          ['y', 'z'],
          ['z', 'x'],
        ].map(([id = '', requires = '']) => ({
          id,
          name: id,
          kind: 'plant',
          site: id,
          value: 1,
          unit: 'M USD',
          fixed_cost_share: 0,
          lead_months: 1,
          delay_probability: 0,
          technology_months: 0,
          min_share: 0.1,
          requires,
        })),
      ),
    }),
    laid('a contract of a site that is not there', 'ID_UNKNOWN', {
      'contracts.csv': rowsOf('contracts', {
        id: 'k',
        name: 'k',
        sites: 'plant nowhere',
        material: 'good',
        payer: 'treasury',
        clawback: 0,
        clawback_above: 2,
        from: '2026-01',
        until: '2027-01',
        value: 1,
        unit: 'USD/kg',
      }),
    }),
    laid('a currency in small letters', 'CURRENCY_NOT_A_CODE', {
      'currencies.csv': rowsOf('currencies', { id: 'jpy', name: 'yen', value: 150, unit: 'jpy/USD' }),
    }),
    laid('a price of nothing', 'PRICE_OF_NOTHING', {
      'prices.csv': rowsOf('prices', { material: 'good', place: 'P', kind: 'baseline', value: 0, unit: 'USD/kg' }),
    }),
    laid('contents of more than there is', 'RECIPE_MAKES_MASS', {
      'elements.csv': rowsOf('elements', { id: 'nd', name: 'x' }, { id: 'dy', name: 'x' }),
      'contents.csv': rowsOf(
        'contents',
        { material: 'good', element: 'nd', value: 1.1, unit: 't REO/t product' },
        { material: 'good', element: 'dy', value: 1.1, unit: 't REO/t product' },
      ),
    }),
    laid('stocks of a hundred years', 0, {
      'stocks.csv': rowsOf('stocks', { stage: 'metal', holder: 'firm', value: 1200, unit: 'months' }),
    }),
    laid('a stock at a place that uses nothing', 0, {
      'stocks.csv': rowsOf('stocks', { place: 'S', stage: 'metal', holder: 'firm', value: 12, unit: 'months' }),
    }),
  ],
  'tables that are missing': [
    ...Object.entries({
      materials: 'WORLD_TABLE_MISSING',
      sectors: 'ID_UNKNOWN',
      sites: 'ID_UNKNOWN',
      recipes: 'RECIPE_MISSING',
      processes: 'ID_UNKNOWN',
      steps: 'STEPS_MISSING',
      parameters: 0,
      operations: 0,
    }).map(([table, expect]): Attack => ({
      name: `a world without ${table}`,
      expect,
      args: ['stress', 'test/scenarios/s1-down.yaml', '--world', `${WITHOUT}${table}`, ...QUICKLY],
    })),
    {
      name: 'a world of one table of one row',
      expect: 'WORLD_TABLE_MISSING',
      files: { 'own/sources.csv': rowsOf('sources', { id: 'case', title: 'x' }) },
      args: ['data', 'check', '$/own'],
    },
    {
      name: 'a world of headers',
      expect: 'WORLD_WITHOUT_DEMAND',
      files: {
        'own/sources.csv': rowsOf('sources'),
        'own/places.csv': rowsOf('places'),
        'own/stages.csv': rowsOf('stages'),
        'own/units.csv': rowsOf('units'),
        'own/elements.csv': rowsOf('elements'),
        'own/materials.csv': rowsOf('materials'),
        'own/demand.csv': rowsOf('demand'),
      },
      args: ['data', 'check', '$/own'],
    },
  ],
}
