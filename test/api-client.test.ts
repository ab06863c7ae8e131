import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, PROBLEMS } from '../src/server/index.ts'
import { API, DRAWN, ENDED, post, QUICK, reached, shippedServed, submit, testApp, WORST } from './run-server.ts'

const app = testApp({ served: await shippedServed() })

/** As much of an OpenAPI document as a client needs. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { name: string; in: 'path' | 'query'; required?: boolean; schema: Schema }[]
  readonly requestBody?: { content: Record<string, { schema: Schema }> }
  readonly responses: Record<
    string,
    { content?: Record<string, { schema: Schema }>; headers?: Record<string, unknown> }
  >
}
interface Document {
  readonly openapi: string
  readonly servers: readonly { url: string }[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, { readonly properties?: object }> }
}

const text = await (await app.request(`${API}/openapi.json`)).text()
const document = JSON.parse(text) as Document

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'api' })
const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')
const compiled = new Map<string, ValidateFunction>()
function validator(at: string): ValidateFunction {
  const found = compiled.get(at) ?? ajv.compile({ $ref: `api#${at}` })
  compiled.set(at, found)
  return found
}

interface Input {
  readonly params?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: unknown
  readonly accept?: string
}
interface Answered {
  readonly status: number
  readonly type: string
  readonly value: unknown
}
type Client = Readonly<Record<string, (input?: Input) => Promise<Answered>>>

/** A client made from nothing but the document: it composes each request, and checks each answer against its schema. */
function clientOf({ servers, paths }: Document): Client {
  const client: Record<string, (input?: Input) => Promise<Answered>> = {}
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods))
      client[operation.operationId] = async ({ params = {}, body, accept } = {}) => {
        const where = ['paths', path, method]
        let address = `${servers[0]?.url ?? ''}${path}`
        const query = new URLSearchParams()
        const known = operation.parameters ?? []
        expect(Object.keys(params).filter((name) => !known.some((one) => one.name === name))).toEqual([])
        for (const [i, { name, in: place, required }] of known.entries()) {
          const value = params[name]
          if (value === undefined) {
            expect(required ?? false, name).toBe(false)
            continue
          }
          const check = validator(pointer(...where, 'parameters', String(i), 'schema'))
          expect(check(value), `${name}: ${ajv.errorsText(check.errors)}`).toBe(true)
          if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(String(value)))
          else for (const one of [value].flat()) query.append(name, one)
        }
        const answer = await app.request(`${address}${query.size > 0 ? `?${query.toString()}` : ''}`, {
          method: method.toUpperCase(),
          headers: {
            ...(accept === undefined ? {} : { Accept: accept }),
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const { status } = answer
        const described = operation.responses[status]
        expect(described, `${operation.operationId} says nothing of ${status}`).toBeDefined()
        for (const header of Object.keys(described?.headers ?? {})) expect(answer.headers.get(header)).not.toBeNull()
        const type = answer.headers.get('Content-Type')?.split(';')[0] ?? ''
        expect(Object.keys(described?.content ?? {}), `${operation.operationId} ${status}`).toContain(type)
        if (!type.endsWith('json')) return { status, type, value: await answer.text() }
        const value: unknown = await answer.json()
        const check = validator(pointer(...where, 'responses', String(status), 'content', type, 'schema'))
        expect(check(value), `${operation.operationId}: ${ajv.errorsText(check.errors)}`).toBe(true)
        return { status, type, value }
      }
  return client
}

const client = clientOf(document)
const call = (operation: string, input?: Input): Promise<Answered> => {
  const found = client[operation]
  if (found === undefined) throw new Error(`The document knows no ${operation}.`)
  return found(input)
}

const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'reference', 'http-api.md'), 'utf8')
const STUDIES_PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'reference', 'studies.md'), 'utf8')
/** The first cells of the rows under a heading of the reference page. */
const listed = (heading: string): string[] =>
  (PAGE.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .flatMap((line) => /^\| (`.*?) \|/.exec(line)?.[1] ?? [])

describe('the reference page', () => {
  it('lists every operation', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `\`${method.toUpperCase()} ${path}\``),
    )
    expect(listed('Addresses').sort()).toEqual(operations.sort())
  })

  it('lists every problem with its status', () => {
    const rows = PAGE.split('\n').flatMap((line) => {
      const [, kind, status] = /^\| `([a-z-]+)` \| (\d{3}) \|/.exec(line) ?? []
      return kind === undefined ? [] : [[kind, Number(status)]]
    })
    expect(rows).toEqual(Object.entries(PROBLEMS).map(([kind, [status]]) => [kind, status]))
  })

  it('lists every limit', () => {
    const named = listed('Limits').flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))
    expect(new Set(named)).toEqual(new Set(Object.keys(DEFAULT_LIMITS)))
  })

  it.each([
    ['stress', 'StressRequest'],
    ['clear', 'ClearRequest'],
    ['weapon', 'WeaponRequest'],
    ['plan', 'PlanRequest'],
    ['dumping', 'DumpingRequest'],
    ['hindcast', 'HindcastRequest'],
  ])('lists every entry of a question of %s, on the page of studies', (study, schema) => {
    const entries = Object.keys(document.components.schemas[schema]?.properties ?? {})
    expect(entries).not.toEqual([])
    const section = STUDIES_PAGE.split(`\n## \`${study}\`\n`)[1]?.split('\n## ')[0] ?? ''
    const named = [...section.matchAll(/^\| `[^`]+` \| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(named).toEqual(entries)
  })
  it('lists every entry of a question about an ensemble', () => {
    const entries = Object.keys(document.components.schemas['EnsembleRequest']?.properties ?? {})
    expect(entries).not.toEqual([])
    expect(listed('A question about an ensemble')).toEqual(entries.map((entry) => `\`${entry}\``))
  })
})

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(document.openapi).toMatch(/^3\.1\./)
  })

  it('names every operation once, and every part of a path', () => {
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, methods] of Object.entries(document.paths))
      for (const { parameters = [] } of Object.values(methods))
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)).toEqual(
          path.match(/\{\w+\}/g) ?? [],
        )
  })
})

const CLEARED = { scenario: 'reference' } as const
const SHARED_OUT = { scenario: 'jp-cutoff-3m', months: 1 } as const
const HELD = { scenario: 'jp-cutoff-3m', months: 3, forms: ['magnet'], most: 3 } as const
const PLANNED = { menu: 'bans', members: ['JPN'], budget: '1e9JPY', maxMeasures: 1, months: 2, periods: '1' } as const
const DUMPED = { path: 'own-cost', members: ['JPN'], maxMeasures: 0 } as const
/** One episode of a small world of its own. */
const PAST = { episodes: ['2010-japan'] } as const

describe('a client made from the document', () => {
  it('calls every operation, in every form, and every answer fits its schema', async () => {
    const job = await reached(app.request, await submit(app.request, QUICK), ...ENDED)
    const own = { id: job.id }
    const weapon = { id: (await reached(app.request, await submit(app.request, WORST, 'weapon'), ...ENDED)).id }
    const drawn = { id: (await reached(app.request, await submit(app.request, DRAWN, 'ensembles'), ...ENDED)).id }
    const past = { id: (await reached(app.request, await submit(app.request, PAST, 'hindcast'), ...ENDED)).id }
    const quick = async (body: unknown, study: string): Promise<{ id: string }> => ({
      id: (await reached(app.request, await submit(app.request, body, study), ...ENDED)).id,
    })
    const [cleared, planned, dumped] = [
      await quick(CLEARED, 'clear'),
      await quick(PLANNED, 'plan'),
      await quick(DUMPED, 'dumping'),
    ]
    const inputs: Readonly<Record<string, readonly Input[]>> = {
      listWorlds: [{}],
      getWorldTable: [{ params: { world: 'shipped', table: 'sites' } }],
      listSources: [{ params: { world: 'shipped' } }],
      listScenarios: [{}],
      getScenario: [{ params: { id: 'world-2025-april' } }],
      listMenus: [{}],
      getMenu: [{ params: { id: 'bans' } }],
      listConstraints: [{}],
      getConstraints: [{ params: { id: 'jp-60-days' } }],
      listNewsTrees: [{}],
      getNewsTree: [{ params: { id: 'jp-2027' } }],
      listDumpingPaths: [{}],
      getDumpingPath: [{ params: { id: 'own-cost' } }],
      getExposure: [{}, { params: { place: ['JPN', 'USA'] } }],
      getExposureTable: [{ params: { table: 'dependences', place: ['JPN'] } }],
      getBaseline: [{}],
      getBaselineTable: [{ params: { table: 'wedges' } }],
      postStress: [
        { body: QUICK },
        { body: { ...QUICK, scenario: (await call('getScenario', { params: { id: 'jp-2010' } })).value } },
      ],
      postWeapon: [
        { body: WORST },
        { body: { ...WORST, menu: (await call('getMenu', { params: { id: 'bans' } })).value, threshold: 50 } },
      ],
      postClear: [{ body: CLEARED }],
      postAllocation: [{ body: SHARED_OUT }],
      postStockpile: [{ body: HELD }],
      postPlan: [{ body: PLANNED }],
      postDumping: [{ body: DUMPED }],
      postEnsemble: [
        { body: DRAWN },
        {
          body: { ...DRAWN, of: [{ study: 'stress', scenario: 'jp-2010', months: 1 }], seed: 2, screening: false },
        },
      ],
      listEpisodes: [{}],
      postHindcast: [{ body: PAST }],
      listJobs: [{}],
      getJob: [own, weapon, drawn, past, cleared, planned, dumped].map((params) => ({ params })),
      cancelJob: [{ params: own }],
      getJobEvents: [{ params: own }],
      getJobResult: [own, weapon, drawn, past, cleared, planned, dumped].map((params) => ({ params })),
      getJobResultTable: [
        { params: { ...own, table: 'uses' } },
        { params: { ...weapon, table: 'sets' } },
        { params: { ...drawn, table: 'evaluations' } },
        { params: { ...past, table: 'errors' } },
        { params: { ...planned, table: 'decisions' } },
      ],
    }
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(client).sort())
    for (const [path, methods] of Object.entries(document.paths))
      for (const { operationId, responses } of Object.values(methods)) {
        const [status = '', good] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
        for (const input of inputs[operationId] ?? [])
          for (const accept of Object.keys(good?.content ?? {})) {
            const answer = await call(operationId, { ...input, accept })
            expect(answer, `${path} as ${accept}`).toMatchObject({ status: Number(status), type: accept })
          }
      }
  })

  it('has every failure reported in the form of the document', async () => {
    const none = { id: 'none' }
    const table = { ...none, table: 'uses' }
    const cases: readonly [string, Input, number][] = [
      ['getScenario', { params: none }, 404],
      ['getMenu', { params: none }, 404],
      ['getConstraints', { params: none }, 404],
      ['getNewsTree', { params: none }, 404],
      ['getDumpingPath', { params: none }, 404],
      ['getJob', { params: none }, 404],
      ['cancelJob', { params: none }, 404],
      ['getJobEvents', { params: none }, 404],
      ['getJobResult', { params: none }, 404],
      ['getJobResultTable', { params: table }, 404],
      ['listSources', { params: { world: 'other' } }, 404],
      ['getBaselineTable', { params: { table: 'none' } }, 404],
      ['getExposureTable', { params: { table: 'none' } }, 404],
      ['getExposure', { params: { place: ['nowhere'] } }, 422],
      ['listWorlds', { accept: 'image/png' }, 406],
      ['postStress', { body: {} }, 422],
      ['postStress', { body: { scenario: 'none' } }, 404],
      ['postStress', {}, 415],
      ['postWeapon', { body: {} }, 422],
      ['postWeapon', { body: { menu: 'none' } }, 404],
      ['postWeapon', { body: { menu: 'bans', target: ['CHN'] } }, 422],
      ['postWeapon', { body: { menu: 'bans', member: ['nowhere'] } }, 422],
      ['postWeapon', { body: { menu: 'bans', member: ['JPN'], maxMeasures: 3 } }, 422],
      ['postWeapon', {}, 415],
      ['postEnsemble', { body: {} }, 422],
      ['postEnsemble', { body: { of: [{ study: 'stress', scenario: 'none' }] } }, 404],
      ['postEnsemble', { body: { ...DRAWN, factors: ['none'] } }, 422],
      ['postEnsemble', { body: { ...DRAWN, samples: 100_000 } }, 422],
      ['postEnsemble', {}, 415],
      ['postClear', { body: {} }, 422],
      ['postPlan', { body: { menu: 'bans' } }, 422],
      ['postDumping', { body: { path: 'none', members: ['JPN'] } }, 404],
      ['postHindcast', { body: { episodes: ['none'] } }, 422],
      ['postHindcast', {}, 415],
    ]
    for (const [operation, input, status] of cases)
      expect(await call(operation, input), operation).toMatchObject({ status, type: 'application/problem+json' })
  })
})

describe('the schema of a question', () => {
  const check = validator(pointer('paths', '/stress', 'post', 'requestBody', 'content', 'application/json', 'schema'))
  const measure = { id: 'a', instrument: 'ban', materials: ['all'], to: ['JPN'], from: '2026-01' }
  const base = { scenario: { title: 'x', start: '2026-01', measures: [measure] } }
  const withMeasure = (more: object): object => ({
    scenario: { ...base.scenario, measures: [{ ...measure, ...more }] },
  })
  const bodies: readonly unknown[] = [
    base,
    { scenario: 'nothing' },
    { scenario: '' },
    { scenario: 'nothing', months: 120 },
    { scenario: 'nothing', months: 121 },
    { scenario: 'nothing', foresight: 1.5 },
    { scenario: 'nothing', terminalValue: 'last-price' },
    { scenario: 'nothing', terminalValue: null },
    { scenario: 'nothing', range: 1 },
    { scenario: 'nothing', colour: 'red' },
    { scenario: { yaml: 'x' } },
    { scenario: { yaml: 'x', file: 'a/b.yaml' } },
    { scenario: { yaml: 'x', file: 'mine.yaml' } },
    { scenario: { yaml: 'x', title: 'x', start: '2026-01' } },
    { scenario: { title: '', start: '2026-01' } },
    { scenario: { title: 'x', start: '2026-1' } },
    { scenario: 'nothing', company: { text: '' } },
    { scenario: 'nothing', company: {} },
    withMeasure({ instrument: 'war' }),
    withMeasure({ materials: [] }),
    withMeasure({ allowed_share: 0.5 }),
    withMeasure({ allowed_share: 1.5 }),
    withMeasure({ allowed_share: { '2026-02': 2 } }),
    withMeasure({ tariff: 101 }),
    { scenario: { title: 'x', start: '2026-01', projects: 'dated' } },
    { scenario: { title: 'x', start: '2026-01', projects: 'all' } },
  ]

  it.each(bodies.map((body) => [JSON.stringify(body), body]))('says of %s what the server says', async (_, body) => {
    const answer = await app.request(`${API}/stress`, post(body))
    const { type = '' } = (await answer.json()) as { type?: string }
    expect(type === 'urn:ytterby:problem:invalid-request').toBe(!check(body))
  })

  const checkMenu = validator(
    pointer('paths', '/weapon', 'post', 'requestBody', 'content', 'application/json', 'schema'),
  )
  const menus: readonly unknown[] = [
    { menu: base.scenario, target: ['USA'] },
    { menu: 'nothing' },
    { menu: '' },
    { menu: { yaml: 'x', file: 'mine.yaml' } },
    { menu: { title: '', start: '2026-01' } },
    { scenario: 'nothing' },
    { menu: 'nothing', target: 'JPN' },
    { menu: 'nothing', target: [''] },
    { menu: 'nothing', target: [] },
    { menu: 'nothing', maxMeasures: 0 },
    { menu: 'nothing', maxMeasures: 6 },
    { menu: 'nothing', maxMeasures: 7 },
    { menu: 'nothing', months: 61 },
    { menu: 'nothing', runnersUp: -1 },
    { menu: 'nothing', simulate: 0.5 },
    { menu: 'nothing', curve: 'false' },
    { menu: 'nothing', threshold: 0 },
    { menu: 'nothing', threshold: 0.1 },
    { menu: 'nothing', protect: 0 },
    { menu: 'nothing', protect: 5 },
    { menu: 'nothing', member: ['JPN'] },
    { menu: 'nothing', member: [7] },
    { menu: 'nothing', foresight: 1 },
  ]
  it.each(menus.map((body) => [JSON.stringify(body), body]))('says of %s what the server says', async (_, body) => {
    const answer = await app.request(`${API}/weapon`, post(body))
    const { type = '' } = (await answer.json()) as { type?: string }
    expect(type === 'urn:ytterby:problem:invalid-request').toBe(!checkMenu(body))
  })

  const checkDrawn = validator(
    pointer('paths', '/ensembles', 'post', 'requestBody', 'content', 'application/json', 'schema'),
  )
  const stressed = { study: 'stress', scenario: 'nothing' }
  const ensembles: readonly unknown[] = [
    { of: [stressed] },
    { of: [] },
    { of: stressed },
    { of: Array.from({ length: 10 }, () => stressed) },
    { of: Array.from({ length: 11 }, () => stressed) },
    { of: [{ scenario: 'nothing' }] },
    { of: [{ study: 'baseline' }] },
    { of: [{ study: 'exposure', scenario: 'nothing' }] },
    { of: [{ study: 'exposure', place: 'JPN' }] },
    { of: [{ study: 'weapon', menu: 'nothing', maxMeasures: 7 }] },
    { of: [{ study: 'weapon', menu: 'nothing', runnersUp: 1 }] },
    { of: [{ ...stressed, range: true }] },
    { of: [stressed], samples: 1 },
    { of: [stressed], samples: 100_000 },
    { of: [stressed], samples: 100_001 },
    { of: [stressed], seed: -1 },
    { of: [stressed], seed: 2 ** 31 },
    { of: [stressed], totalOrderSamples: 0.5 },
    { of: [stressed], distribution: 'normal' },
    { of: [stressed], factors: [] },
    { of: [stressed], threads: 2 },
  ]
  it.each(ensembles.map((body) => [JSON.stringify(body), body]))('says of %s what the server says', async (_, body) => {
    const answer = await app.request(`${API}/ensembles`, post(body))
    const { type = '' } = (await answer.json()) as { type?: string }
    expect(type === 'urn:ytterby:problem:invalid-request').toBe(!checkDrawn(body))
  })
})
