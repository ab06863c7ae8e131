import { API, post } from '../../run-server.ts'

/** A bad request to the HTTP API and the status that says so. */
export interface BadRequest {
  readonly name: string
  readonly path: string
  readonly init?: RequestInit
  readonly expect: number
}

const ask = (study: string, name: string, body: unknown, expect = 422): BadRequest => ({
  name: `${study}: ${name}`,
  path: `${API}/${study}`,
  init: post(body),
  expect,
})
const get = (name: string, path: string, expect: number, headers: Record<string, string> = {}): BadRequest => ({
  name,
  path: `${API}${path}`,
  init: { headers },
  expect,
})
const entries = (name: string, more: object): BadRequest =>
  ask('stress', name, { scenario: { title: 'x', start: '2026-01', months: 1, ...more } })
const BAN = { id: 'a', instrument: 'ban', materials: ['heavy'], to: ['JPN'], from: '2026-01' }
const PARTS = 'part,material,place,supplier,kg_per_year,stock_days\n'

export const REQUESTS: readonly BadRequest[] = [
  entries('an outage after the run', { outages: [{ site: 'lamp', from: '2062-01' }] }),
  entries('an outage of 1.5', { outages: [{ site: 'lamp', from: '2026-01', capacity_factor: 1.5 }] }),
  entries('a demand of a factor of 1', { demand: [{ factor: 1, from: '2026-01' }] }),
  entries('a demand of a material nobody uses', {
    demand: [{ material: 'ore-bayan-obo', factor: 2, from: '2026-01' }],
  }),
  entries('a ban with a tariff', { measures: [{ ...BAN, tariff: 1 }] }),
  entries('a ban of itself', { measures: [{ ...BAN, to: ['CHN'] }] }),
  entries('a ban by an element', { measures: [{ ...BAN, by: 'dy' }] }),
  entries('a ban of an instrument in capitals', { measures: [{ ...BAN, instrument: 'BAN' }] }),
  entries('a ban with months in letters', { measures: [{ ...BAN, allowed_share: { January: 1 } }] }),
  entries('a ban with an empty id', { measures: [{ ...BAN, id: '' }] }),
  entries('measures as an object with a length', { measures: { length: 1, 0: BAN } }),
  entries('a project that never comes', { projects: ['mianning', 'mianning-none'] }),
  entries('projects as another word', { projects: 'all' }),
  entries('a title of a number', { title: 7 }),
  ask('stress', 'a scenario both named and written', { scenario: { yaml: 'title: x', title: 'x' } }),
  ask('stress', 'a foresight of nothing', { scenario: 'jp-2010', foresight: 0 }),
  ask('stress', 'months as a list', { scenario: 'jp-2010', months: [2] }),
  ask('stress', 'months as a power below a whole', '{"scenario":"jp-2010","months":1e-1}'),
  ask('stress', 'a body of a byte-order mark and half an object', '\uFEFF{"scenario":', 400),
  ask('stress', 'a company of a part twice', {
    scenario: 'jp-2010',
    company: { text: `${PARTS}p,magnet-smco,JPN,,1,1\np,magnet-smco,JPN,,1,1\n` },
  }),
  ask('stress', 'a company that supplies itself from nowhere', {
    scenario: 'jp-2010',
    company: { text: `${PARTS}p,magnet-smco,JPN,Nowhere,1,1\n` },
  }),
  ask('weapon', 'a menu of a ban of itself', {
    menu: { title: 'x', start: '2026-01', measures: [{ ...BAN, to: ['CHN'] }] },
  }),
  ask('weapon', 'protection below nothing', { menu: 'bans', protect: -1 }),
  ask('weapon', 'a curve of a text', { menu: 'bans', curve: 'no' }),
  ask('weapon', 'runners-up without end', { menu: 'bans', runnersUp: 101 }),
  ask('weapon', 'a member of an empty name', { menu: 'bans', maxMeasures: 1, member: [''] }),
  ask('weapon', 'a target of an empty name', { menu: 'bans', maxMeasures: 1, target: [''] }),
  ask('ensembles', 'a distribution that is none', { of: [{ study: 'exposure' }], distribution: 'normal' }),
  ask('ensembles', 'a factor twice over a list', { of: [{ study: 'exposure' }], factors: [['leakage']] }),
  ask('ensembles', 'a seed of -0.5', { of: [{ study: 'exposure' }], seed: -0.5 }),
  ask('hindcast', 'an episode of an empty name', { episodes: [''] }),
  ask('hindcast', 'episodes as an object', { episodes: { 0: '2010-japan' } }),
  get('an exposure of a place with a tag', '/exposure?place=%3Cscript%3E', 422),
  get('an exposure of a place of emoji', '/exposure?place=%F0%9F%A7%B2', 422),
  get('an exposure in a table that is none', '/exposure/routes', 404),
  get('a table of another world', '/worlds/other/tables/routes', 404),
  get('a table in a form that is none', '/worlds/shipped/tables/routes?format=xlsx', 422),
  get('a table by a name with a file’s end', '/worlds/shipped/tables/routes.csv', 422),
  get('a job of an id of a path', '/jobs/..%2f..%2fjobs', 404),
  get('a job of an id with a NUL', '/jobs/%00', 404),
  get('a job of a hundred kilobytes', `/jobs/${'a'.repeat(100_000)}`, 404),
  get('events of a job that is not there', '/jobs/none/events', 404, { Accept: 'text/event-stream' }),
  get('events after a number that is none', '/jobs/none/events', 404, { 'Last-Event-ID': '-1' }),
  get('a result of a job that is not there', '/jobs/none/result', 404),
  get('a table of a job that is not there', '/jobs/none/result/stops?format=csv', 404),
  get('a menu of a scenario’s name', '/menus/jp-2010', 404),
  get('a scenario of a name with a percent sign', '/scenarios/%2525', 404),
  {
    name: 'the deletion of a job that is not there',
    path: `${API}/jobs/none`,
    init: { method: 'DELETE' },
    expect: 404,
  },
  { name: 'the deletion of all jobs', path: `${API}/jobs`, init: { method: 'DELETE' }, expect: 405 },
]
