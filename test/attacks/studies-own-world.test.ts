import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGE_PATHS, readStatic, type AppOptions } from '../../src/server/index.ts'
import { temporaryFolder, writeFolder } from '../run-cli.ts'
import { API, post, QUICK, shippedServed, testApp } from '../run-server.ts'
import { answering, callersOf, keyOf, writeList } from '../studies-callers.ts'
import { startServer } from '../start-server.ts'

/** What a server of studies gives away beside its API: tables, names of hosts, lines in its log. */

const real = await shippedServed()
const served = answering(real, () => undefined)
const TITLE = 'Hush-hush of our own'
const practice = real.shipped.scenario.get('jp-2026-practice')!
const ours = { ...practice, text: practice.text.replace(/^title: .*$/m, `title: ${TITLE}`) }
const own = { ...served, id: 'own', shipped: { ...real.shipped, scenario: new Map([['jp-2026-practice', ours]]) } }
const BUILT = '<!doctype html><html lang="en"><head><title>Ytterby</title></head><body></body></html>'

async function pages(): Promise<Pick<AppOptions, 'web' | 'answers'>> {
  const folder = writeFolder(join(await temporaryFolder(), 'web'), { 'index.html': BUILT, 'icon.svg': '<svg></svg>' })
  return { web: await readStatic(folder), answers: new Map() }
}

/** What is looked for: it stands in tables, texts and titles of what is served, and in nothing that is everybody's. */
const marks = [real.world.hash, ...(real.layers[0]?.files.get('sites.csv') ?? '').split('\n').slice(1, 20)].filter(
  (mark) => mark.length > 12 && !mark.includes('"'),
)

const paths = (): string[] => [
  '/',
  ...[...PAGE_PATHS.keys()].flatMap((path) => [
    `/${path}`,
    ...[...real.shipped.scenario.keys()].map((id) => `/${path}?scenario=${id}`),
  ]),
  ...['world.json', 'hindcast.json', 'index.html', 'sw.js', 'answers/index.json', 'answers/about.json', 'icon.svg'].map(
    (name) => `/${name}`,
  ),
  ...[...PAGE_PATHS.keys()].map((path) => `/share/${path === '' ? 'index' : path}.en.png`),
  '/robots.txt',
  '/healthz',
  '/readyz',
  '/metrics',
  `${API}/openapi.json`,
  `${API}/docs`,
]

const givenAway = async (app: ReturnType<typeof testApp>): Promise<string[]> => {
  const found: string[] = []
  for (const path of paths())
    for (const headers of [{}, { Accept: 'text/html' }, { 'Accept-Encoding': 'identity' }] as Record<
      string,
      string
    >[]) {
      const text = await (await app.request(path, { headers })).text()
      // Scenarios are the shipped ones, whatever the world: the document shows the first of them as an example.
      const sought = path === `${API}/openapi.json` ? marks : [TITLE, ...marks]
      if (sought.some((mark) => text.includes(mark))) found.push(path)
    }
  return [...new Set(found)]
}

describe('a world of one’s own', () => {
  it('is for callers alone: no page, file or document of everybody’s says anything that stands in it', async () => {
    expect(marks.length).toBeGreaterThan(3)
    const { callers } = await callersOf(keyOf('anna'))
    const web = await pages()
    const closed = testApp({ served: own, callers: [callers], ...web })
    expect(await givenAway(closed)).toEqual([])
    for (const name of ['world.json', 'hindcast.json', 'sw.js', 'index.html', 'icon.svg', 'answers/index.json'])
      expect([name, (await closed.request(`/${name}`)).status]).toEqual([name, 404])
    expect(await givenAway(testApp({ served: own, ...web })), 'where nobody needs a key').toEqual(
      expect.arrayContaining(['/world.json', '/?scenario=jp-2026-practice']),
    )
    expect(await givenAway(testApp({ served, callers: [callers], ...web })), 'where it is the shipped one').toContain(
      '/world.json',
    )
  })
})

describe('a server without keys', () => {
  const asked = async (options: Partial<AppOptions>, host = 'localhost') => {
    const app = testApp({ served, ...options })
    return (await app.request(`http://${host}${API}/jobs`)).status
  }
  const address = 'https://studies.example/'

  it('lists its jobs on this machine, and to nobody where others reach it, by a proxy neither', async () => {
    expect([await asked({}), await asked({ localOnly: false }), await asked({ address })]).toEqual([200, 403, 403])
    expect(await asked({ address }, 'studies.example')).toBe(403)
    const app = testApp({ served, address })
    expect((await app.request(`${API}/stress`, post(QUICK))).status).toBe(202)
    expect(await (await app.request(`${API}/jobs`)).text()).not.toContain('links')
  })

  it('answers to no other name than its own', async () => {
    for (const host of [
      'evil.example',
      'studies.example.evil.example',
      'localhost.evil.example',
      'localhost.',
      '127.0.0.2',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
      'a.studies.example',
    ])
      expect([host, await asked({ address }, host)]).toEqual([host, 421])
    expect(await asked({}, 'studies.example')).toBe(421)
  })
})

describe('what is logged of requests', () => {
  it('names no key, caller, company, query or address', async () => {
    const list = join(await temporaryFolder(), 'api-keys.json')
    const [anna, none] = [keyOf('anna-of-the-ministry'), keyOf('nobody')]
    writeList(list, anna)
    const server = await startServer('--api-keys', list, '--log-requests', '--threads', '1')
    try {
      const text = 'part,material,place,supplier,kg_per_year,stock_days\nhush-hush motor,magnet-heavy,JPN,,1,1'
      const company = { file: 'hush-hush.csv', text }
      const send = (path: string, bearer: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers)
        headers.set('Authorization', bearer)
        return fetch(`${server.url}${path}`, { ...init, headers })
      }
      for (const bearer of [anna.bearer, none.bearer, `Basic ${anna.secret}`, `Bearer aaaa.${anna.secret}.aaaa`])
        for (const path of [
          '/jobs',
          '/jobs/hush-hush',
          '/exposure?place=hush-hush',
          '/hush-hush?hush=hush',
          '/worlds/hush-hush/tables/x',
        ])
          await send(`${API}${path}`, bearer)
      for (const question of [
        { ...QUICK, company },
        { ...QUICK, company: { ...company, text: `${text}\nx,hush-hush,,,,` } },
        '{hush-hush',
      ])
        await send(`${API}/stress`, anna.bearer, post(question))
      await send('/hush-hush?scenario=hush-hush', anna.bearer)
      writeFileSync(list, `{"keys":[{"hush-hush":"${anna.secret}","${anna.bearer}":1}]}`)
      await expect.poll(async () => (await send(`${API}/jobs`, anna.bearer)).status).toBe(503)
      const said = server.stderr()
      const lines = said
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(lines.filter((line) => 'route' in line).length).toBeGreaterThan(22)
      expect(lines.filter((line) => 'message' in line).length).toBeGreaterThan(0)
      for (const part of [
        'hush',
        anna.secret,
        none.secret,
        anna.listed.hash,
        anna.listed.id,
        'ministry',
        'nobody',
        'Bearer',
        'jp-2026',
        '?',
      ])
        expect(said, part).not.toContain(part)
    } finally {
      await server.stop()
    }
  })
})
