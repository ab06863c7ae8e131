import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS, type CommandName } from '../src/market/index.ts'
import {
  contentsOf,
  marketDocument,
  marketWithAll,
  operationsOf,
  studiesDocument,
  type ApiDocument,
  type ApiExample,
  type ApiSchema,
} from './api-documents.ts'
import { inBrowser, NOBODY, ORIGIN, withKey, type Browser, type Hall } from './market-app.ts'
import { API, post, shippedServed, testApp, type JobSeen } from './run-server.ts'

const app = testApp({ served: await shippedServed(), limits: { openJobs: 100 } })
let hall: Hall
let studies: ApiDocument
let market: ApiDocument
let operator: Browser
beforeAll(async () => {
  hall = await marketWithAll()
  studies = await studiesDocument(app)
  market = await marketDocument(hall)
  operator = await hall.enter('op')
})

/** All that the linter finds, by rule and place: the recommended rules, and those that ask for texts. */
async function found(document: ApiDocument): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended'],
    rules: { 'operation-description': 'error', 'operation-tag-defined': 'error', 'tag-description': 'error' },
  })
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer ?? ''}`)
}

/** Both send a browser on, which is no failure, and no good answer to a program either: that is what they are there for. */
const REDIRECTS = ['#/paths/~1session~1oidc/get/responses', '#/paths/~1session~1oidc~1callback/get/responses'].map(
  (at) => `operation-2xx-response ${at}`,
)

/** A copy in which an operation is another. */
function changed(
  document: ApiDocument,
  path: string,
  method: string,
  change: (operation: Record<string, unknown>) => void,
): ApiDocument {
  const copy = structuredClone(document)
  change(copy.paths[path]?.[method] as unknown as Record<string, unknown>)
  return copy
}

describe('the linter', () => {
  it('finds nothing in the document of the studies', async () => {
    expect(await found(studies)).toEqual([])
  })
  it('finds nothing in the document of the market but that two addresses redirect', async () => {
    expect(await found(market)).toEqual(REDIRECTS)
  })
  it('finds an operation without its id', async () => {
    const without = changed(studies, '/worlds', 'get', (one) => delete one['operationId'])
    expect(await found(without)).toEqual(['operation-operationId #/paths/~1worlds/get/operationId'])
  })
  it('finds a part of a path that is no parameter', async () => {
    const without = changed(studies, '/jobs/{id}', 'get', (one) => (one['parameters'] = []))
    expect(await found(without)).toEqual(['path-parameters-defined #/paths/~1jobs~1{id}/get/parameters'])
  })
  it('finds a scheme that is named and not there', async () => {
    const { securitySchemes: _, ...components } = market.components
    const rules = (await found({ ...market, components })).map((one) => one.split(' ')[0])
    expect(new Set(rules)).toEqual(new Set(['operation-2xx-response', 'security-defined']))
  })
  it('finds an example that its schema does not let in', async () => {
    const examples = { ...studies.components.examples, 'stress-least': { value: { scenario: 7 } } }
    const rules = await found({ ...studies, components: { ...studies.components, examples } })
    expect(rules.some((one) => one.startsWith('no-invalid-media-type-examples'))).toBe(true)
  })
})

/** Checks an example by the schema at a place. Many places have the same, which is compiled once. */
function checkerOf(document: ApiDocument): (schema: ApiSchema, path: readonly string[]) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ ...document, $id: 'api' })
  const compiled = new Map<string, ValidateFunction>()
  return (schema, path) => {
    const same = JSON.stringify(schema)
    const pointer = path.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    const found = compiled.get(same) ?? ajv.compile({ $ref: `api#${pointer.join('')}` })
    compiled.set(same, found)
    return found
  }
}
const exampleIn = ({ components }: ApiDocument, example: ApiExample): unknown =>
  example.$ref === undefined ? example.value : components.examples?.[example.$ref.split('/').at(-1) ?? '']?.value

describe.each(['studies', 'market'] as const)('an example in the document of the %s', (name) => {
  const documentOf = (): ApiDocument => ({ studies, market })[name]

  it('fits its schema, and each body has one', () => {
    const document = documentOf()
    const checked = checkerOf(document)
    const wrong: string[] = []
    for (const { at, ...operation } of operationsOf(document)) {
      const [method = '', path = ''] = at.split(' ')
      if (operation.requestBody !== undefined)
        expect(Object.keys(operation.requestBody.content['application/json']?.examples ?? {}), at).not.toEqual([])
      for (const [place, { schema, examples = {} }] of contentsOf(operation)) {
        const [status = '', type = ''] = place.split(' ')
        const where = ['paths', path, method, ...(status === 'body' ? ['requestBody'] : ['responses', status])]
        const check =
          Object.keys(examples).length === 0 ? undefined : checked(schema, [...where, 'content', type, 'schema'])
        for (const [called, example] of Object.entries(examples))
          if (check?.(exampleIn(document, example)) === false)
            wrong.push(`${at} ${place} ${called}: ${JSON.stringify(check.errors?.[0])}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('an example of a question', () => {
  it('becomes a job, of the study that it asks', async () => {
    const asked = operationsOf(studies).flatMap((operation) =>
      Object.values(operation.requestBody?.content['application/json']?.examples ?? {}).map(
        (example) => [operation.at.split(' ')[1] ?? '', exampleIn(studies, example)] as const,
      ),
    )
    expect(asked.length).toBeGreaterThan(10)
    for (const [path, body] of asked) {
      const answer = await app.request(`${API}${path}`, post(body))
      expect(answer.status, `${path} ${JSON.stringify(body)}: ${await answer.clone().text()}`).toBe(202)
      const job = (await answer.json()) as JobSeen
      expect((await app.request(job.links.self, { method: 'DELETE' })).status).toBe(200)
    }
  })
})

describe('an example of a command', () => {
  it('is let in by what checks it', () => {
    for (const [name, { input }] of Object.entries(COMMANDS)) {
      const example = market.components.examples?.[name as CommandName]?.value
      const read = input.safeParse(example)
      expect(read.success, `${name}: ${JSON.stringify(read.error?.issues)}`).toBe(true)
    }
  })
})

describe('what the market’s document says of who may ask', () => {
  const filled = (path: string): string =>
    path
      .replace('{date}', '2027-03-15')
      .replace('{report}', 'orders')
      .replaceAll(/\{\w+\}/g, 'r1')
      .replace(/^\/alarms$/, '/alarms?round=r1')
  const askedAt = ({ at }: { readonly at: string }): readonly [method: string, path: string] => {
    const [method = '', path = ''] = at.split(' ')
    return [method.toUpperCase(), filled(path)]
  }

  it('is said of each operation', () => {
    for (const { at, security } of operationsOf(market)) expect(security, at).toBeDefined()
  })
  it('holds for somebody who is not signed in', async () => {
    for (const operation of operationsOf(market).filter(({ at }) => !at.includes('/session/oidc'))) {
      const [method, path] = askedAt(operation)
      const { kind } = await hall.ask(path, NOBODY, { method, ...(method === 'POST' ? { body: {} } : {}) })
      expect(kind === 'not-signed-in', operation.at).toBe(operation.security?.length !== 0)
    }
  })
  it('holds for a key where it takes a session', async () => {
    const key = withKey(await hall.key(operator, ['read', 'operate']))
    const alone = operationsOf(market).filter(
      ({ security = [] }) => security.length > 0 && security.every((way) => 'session' in way),
    )
    expect(alone.length).toBeGreaterThan(10)
    for (const { at, requestBody, ...operation } of alone) {
      const [method, path] = askedAt({ at })
      const [example] = Object.values(requestBody?.content['application/json']?.examples ?? {})
      const body = example === undefined ? undefined : exampleIn(market, example)
      const seen = await hall.ask(path, key, { method, ...(body === undefined ? {} : { body }) })
      expect(seen.kind, `${at} ${seen.text}`).toBe('not-allowed')
      expect(Object.keys(operation.responses), at).toContain('403')
    }
  })
  it('holds for a cookie without the token of its session', async () => {
    const { Cookie = '' } = inBrowser(operator).headers
    for (const operation of operationsOf(market).filter(({ security = [] }) => security.some((way) => 'csrf' in way))) {
      const [method, path] = askedAt(operation)
      const body = method === 'POST' ? { body: {} } : {}
      const { kind } = await hall.ask(path, { headers: { Cookie, Origin: ORIGIN } }, { method, ...body })
      expect(['forged-request', 'invalid-request'], operation.at).toContain(kind)
    }
  })
})
