import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from './run-server.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** A real server, in a process of its own: what it writes to stderr would be a defect. */
let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  server.process.kill('SIGTERM')
  await server.exit
})

/** Bytes that a client sends, one part after the other; then it has said all it has to say. */
type Sent = readonly (string | Uint8Array)[]

/** What comes back before the connection is closed. */
function exchange(parts: Sent): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url)
    const chunks: Buffer[] = []
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
    socket.setTimeout(20_000, () => {
      socket.destroy()
      reject(new Error(`no end after: ${Buffer.concat(chunks).toString('latin1')}`))
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('end', () => socket.end())
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
    void (async () => {
      for (const part of parts) {
        socket.write(part)
        await new Promise((next) => setTimeout(next, 5))
      }
      socket.end()
    })()
  })
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))

/** A request as bytes; headers given replace the usual ones, and are left out where they are undefined. */
function request(
  line: string,
  { headers = {}, body = '' }: { headers?: Record<string, string | undefined>; body?: string | Uint8Array } = {},
): Sent {
  const all: Record<string, string | undefined> = {
    Host: 'localhost',
    Connection: 'close',
    ...(body.length > 0
      ? { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }
      : {}),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]))
  return [joined(`${line} HTTP/1.1\r\n${lines.join('')}\r\n`, body)]
}

const asking =
  (study: string) =>
  (body: unknown, headers: Record<string, string | undefined> = {}): Sent =>
    request(`POST ${API}/${study}`, {
      headers,
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    })
const stress = asking('stress')
const weapon = asking('weapon')
const ensemble = asking('ensembles')
const hindcast = asking('hindcast')
const EXPOSED = { of: [{ study: 'exposure' }] }
const get = (path: string, headers: Record<string, string | undefined> = {}): Sent =>
  request(`GET ${path}`, { headers })
const yaml = (text: string): Sent => stress({ scenario: { yaml: text } })
const HEAD = 'title: x\nstart: 2026-01\nmonths: 1\n'
const entries = (more: object): Sent => stress({ scenario: { title: 'x', start: '2026-01', months: 1, ...more } })
const company = (text: string): Sent =>
  stress({ scenario: 'jp-2026-practice', months: 1, range: false, company: { text } })
const PARTS = 'part,material,place,supplier,kg_per_year,stock_days\n'
const nest = (open: string, inner: string, close: string, levels: number): string =>
  open.repeat(levels) + inner + close.repeat(levels)

/** What is sent, by what is wrong with it, and the statuses that say so. */
const CASES: Readonly<Record<string, Readonly<Record<string, readonly [Sent, ...number[]]>>>> = {
  'a question about the weapon': {
    'is empty': [weapon({}), 422],
    'has a scenario for a menu': [weapon({ scenario: 'jp-2010' }), 422],
    'has a menu of another name': [weapon({ menu: 'nothing' }), 404],
    'has a menu of a path': [weapon({ menu: '../scenarios/jp-2010' }), 404],
    'has a menu named __proto__': [weapon({ menu: '__proto__' }), 404],
    'has a menu that is a list': [weapon({ menu: ['bans'] }), 422],
    'has a menu without measures': [weapon({ menu: { title: 'x', start: '2026-01' } }), 422],
    'has a menu that is no YAML': [weapon({ menu: { yaml: '{' } }), 422],
    'has a target as a text': [weapon({ menu: 'bans', target: 'JPN' }), 422],
    'has a target that is nowhere': [weapon({ menu: 'bans', target: ['Atlantis'] }), 422],
    'has a thousand targets': [weapon({ menu: 'bans', target: Array.from({ length: 1000 }, () => 'JPN') }), 422],
    'has a member that uses nothing': [weapon({ menu: 'bans', member: ['CHN'] }), 422],
    'has too many sets': [weapon({ menu: 'bans', maxMeasures: 6 }), 422],
    'has too many sets for a member': [weapon({ menu: 'bans', member: ['JPN'], maxMeasures: 3 }), 422],
    'has half a measure': [weapon({ menu: 'bans', maxMeasures: 0.5 }), 422],
    'has a threshold below nothing': [weapon({ menu: 'bans', threshold: -1 }), 422],
    'has a gigantic threshold': [weapon('{"menu":"bans","threshold":1e309}'), 422],
    'has months that are null': [weapon({ menu: 'bans', months: null }), 422],
    'is cut short': [weapon('{"menu": "bans"'), 400],
  },
  'a question about an ensemble': {
    'is empty': [ensemble({}), 422],
    'is of nothing': [ensemble({ of: [] }), 422],
    'is of no list': [ensemble({ of: { study: 'exposure' } }), 422],
    'is of a study that is none': [ensemble({ of: [{ study: '__proto__' }] }), 422],
    'is of a study that is not drawn': [ensemble({ of: [{ study: 'hindcast' }] }), 422],
    'is of an ensemble': [ensemble({ of: [{ study: 'ensemble', of: [] }] }), 422],
    'is of a thousand': [ensemble({ of: Array.from({ length: 1000 }, () => EXPOSED.of[0]) }), 422],
    'is of a scenario of another name': [ensemble({ of: [{ study: 'stress', scenario: 'nothing' }] }), 404],
    'is of a scenario of a path': [ensemble({ of: [{ study: 'stress', scenario: '../menus/bans' }] }), 404],
    'is of a scenario that is no YAML': [ensemble({ of: [{ study: 'stress', scenario: { yaml: '{' } }] }), 422],
    'is of a menu without measures': [
      ensemble({ of: [{ study: 'weapon', menu: { title: 'x', start: '2026-01' } }] }),
      422,
    ],
    'is of a place that is nowhere': [ensemble({ of: [{ study: 'exposure', places: ['Atlantis'] }] }), 422],
    'has runs without end': [ensemble('{"of":[{"study":"exposure"}],"samples":1e309}'), 422],
    'has too many runs': [ensemble({ ...EXPOSED, samples: 99_999 }), 422],
    'has too many draws made again': [ensemble({ ...EXPOSED, samples: 10_000, totalOrderSamples: 10_000 }), 422],
    'has one run': [ensemble({ ...EXPOSED, samples: 1 }), 422],
    'has a seed that is a text': [ensemble({ ...EXPOSED, seed: '1' }), 422],
    'has a factor that is none': [ensemble({ ...EXPOSED, factors: ['constructor'] }), 422],
    'has a hundred thousand factors': [
      ensemble({ ...EXPOSED, factors: Array.from({ length: 100_000 }, () => 'leakage') }),
      422,
    ],
    'names a queue': [ensemble({ ...EXPOSED, queue: 'redis://127.0.0.1' }), 422],
    'is cut short': [ensemble('{"of": [{"study":'), 400],
  },
  'a question about the past': {
    'is a list': [hindcast('[]'), 422],
    'has an episode as a text': [hindcast({ episodes: '2010-japan' }), 422],
    'has an episode that is none': [hindcast({ episodes: ['2010-japan', '__proto__'] }), 422],
    'has an episode of a path': [hindcast({ episodes: ['../../etc/passwd'] }), 422],
    'has observations by their path': [hindcast({ observed: '/etc/passwd' }), 422],
    'has observations that are no table': [hindcast({ observed: { text: 'id;quantity' } }), 422],
    'has observations of a number': [hindcast({ observed: { text: 5 } }), 422],
    'has a folder of its own': [hindcast({ folder: '/etc' }), 422],
    'is asked for with a query': [get(`${API}/hindcast?episode=x`), 422],
    'is cut short': [hindcast('{"episodes": ['), 400],
  },
  'a body of another type': {
    'is nothing': [
      request(`POST ${API}/stress`, { headers: { 'Content-Type': 'application/json', 'Content-Length': '0' } }),
      400,
    ],
    'is nothing, of no type': [request(`POST ${API}/stress`), 415],
    'is null': [stress('null'), 422],
    'is a number': [stress('7'), 422],
    'is a text': [stress('"jp-2026-practice"'), 422],
    'is a list': [stress('[]'), 422],
    'is true': [stress('true'), 422],
    'is empty': [stress({}), 422],
    'has no scenario': [stress({ months: 2 }), 422],
    'has a scenario that is a number': [stress({ scenario: 1 }), 422],
    'has a scenario that is null': [stress({ scenario: null }), 422],
    'has a scenario that is a list': [stress({ scenario: ['jp-2026-practice'] }), 422],
    'has a scenario that is an empty text': [stress({ scenario: '' }), 422],
    'has a scenario of another name': [stress({ scenario: 'nothing' }), 404],
    'has a scenario of a path': [stress({ scenario: '../../../etc/passwd' }), 404],
    'has a scenario of a file': [stress({ scenario: 'data/scenarios/jp-2010.yaml' }), 404],
    'has a scenario named by a NUL': [stress({ scenario: 'jp-2010\u0000' }), 404],
    'has a scenario of a long name': [stress({ scenario: 'x'.repeat(1000) }), 422],
    'has months as a text': [stress({ scenario: 'jp-2010', months: '2' }), 422],
    'has months with a fraction': [stress({ scenario: 'jp-2010', months: 1.5 }), 422],
    'has no months': [stress({ scenario: 'jp-2010', months: 0 }), 422],
    'has months below nothing': [stress({ scenario: 'jp-2010', months: -1 }), 422],
    'has too many months': [stress({ scenario: 'jp-2010', months: 121 }), 422],
    'has gigantic months': [stress('{"scenario":"jp-2010","months":1e309}'), 422],
    'has months of many digits': [stress(`{"scenario":"jp-2010","months":${'9'.repeat(5000)}}`), 422],
    'has months that are null': [stress({ scenario: 'jp-2010', months: null }), 422],
    'has too much foresight': [stress({ scenario: 'jp-2010', foresight: 61 }), 422],
    'has another terminal value': [stress({ scenario: 'jp-2010', terminalValue: 'FLAT' }), 422],
    'has a range as a text': [stress({ scenario: 'jp-2010', range: 'false' }), 422],
    'has a company as a text': [stress({ scenario: 'jp-2010', company: 'part' }), 422],
    'has a company of a number': [stress({ scenario: 'jp-2010', company: { text: 7 } }), 422],
    'has a company of a path': [stress({ scenario: 'jp-2010', company: { file: '/etc/passwd', text: '' } }), 422],
    'has an entry too many': [stress({ scenario: 'jp-2010', mnths: 2 }), 422],
  },
  'a body that is no JSON': {
    'is a word': [stress('hello'), 400],
    'is cut short': [stress('{"scenario": "jp-2010"'), 400],
    'has a comma too many': [stress('{"scenario": "jp-2010",}'), 400],
    'has a comment': [stress('{"scenario": "jp-2010" /* the old one */}'), 400],
    'has single quotes': [stress("{'scenario': 'jp-2010'}"), 400],
    'has NaN in it': [stress('{"scenario": "jp-2010", "months": NaN}'), 400],
    'has a number with a zero before it': [stress('{"scenario": "jp-2010", "months": 02}'), 400],
    'has a line break in a text': [stress('{"scenario": "jp\n2010"}'), 400],
    'has a NUL in it': [stress('{"scenario": \u0000}'), 400],
    'has a half escape': [stress('{"scenario": "\\u12"}'), 400],
    'is two': [stress('{}{}'), 400],
    'is YAML': [stress('scenario: jp-2010'), 400],
    'is XML': [stress('<scenario>jp-2010</scenario>'), 400],
    'is a form': [stress('scenario=jp-2010'), 400],
    'is a byte that begins nothing': [stress(new Uint8Array([0xff])), 400],
    'has bytes that are not UTF-8': [stress(joined('{"scenario": "', new Uint8Array([0xc3, 0x28]), '"}')), 400],
    'has half a surrogate in bytes': [stress(joined('{"scenario": "', new Uint8Array([0xed, 0xa0, 0x80]), '"}')), 400],
    'has an overlong slash': [stress(joined('{"scenario": "', new Uint8Array([0xc0, 0xaf]), '"}')), 400],
    'is UTF-16': [stress(new Uint8Array(Buffer.from('{"scenario": "x"}', 'utf16le'))), 400],
    'is UTF-32': [stress(new Uint8Array([0, 0, 0, 0x7b, 0, 0, 0, 0x7d])), 400],
    'is compressed, and does not say so': [stress(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])), 400],
    'has half a surrogate as an escape': [stress('{"scenario": "\\ud800"}'), 404],
  },
  'a body that is deep': {
    'is 33 lists': [stress(nest('[', '', ']', 33)), 400],
    'is a hundred thousand lists': [stress(nest('[', '', ']', 100_000)), 400],
    'is a million brackets': [stress('['.repeat(1_000_000)), 400],
    'is ten thousand objects': [stress(nest('{"a":', '1', '}', 10_000)), 400],
    'is a deep scenario': [stress(`{"scenario":${nest('{"title":', '"x"', '}', 40)}}`), 400],
    'is deep in a text only': [stress({ scenario: '['.repeat(100) }), 404],
  },
  'a body that is large': {
    'is three megabytes': [stress(`"${'x'.repeat(3_000_000)}"`), 413],
    'says that it is large': [
      request(`POST ${API}/stress`, { headers: { 'Content-Type': 'application/json', 'Content-Length': '999999999' } }),
      413,
    ],
    'says that it is larger than any': [
      request(`POST ${API}/stress`, {
        headers: { 'Content-Type': 'application/json', 'Content-Length': '9'.repeat(30) },
      }),
      400,
      413,
    ],
    'has a hundred thousand entries': [
      stress(`{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":0`).join(',')}}`),
      422,
    ],
    'has a list of two hundred thousand': [stress(`{"scenario":[${'0,'.repeat(200_000)}0]}`), 422],
    'has a scenario of a megabyte': [yaml(`${HEAD}note: ${'x'.repeat(1_000_000)}\n`), 422],
    'has a company of a megabyte': [company(PARTS + 'p,'.repeat(500_000)), 422],
  },
  'a body that means mischief': {
    'has __proto__ at the top': [stress('{"scenario": "nothing", "__proto__": {"admin": true}}'), 404, 422],
    'has __proto__ in the scenario': [
      stress('{"scenario": {"title": "x", "start": "2026-01", "__proto__": {"months": 1}, "report": ["nowhere"]}}'),
      422,
    ],
    'has a constructor': [stress('{"scenario": "nothing", "constructor": {"prototype": {}}}'), 422],
    'has toString': [stress('{"scenario": "nothing", "toString": 1}'), 422],
    'names a scenario __proto__': [stress({ scenario: '__proto__' }), 404],
    'names a scenario constructor': [stress({ scenario: 'constructor' }), 404],
    'has a company of __proto__': [stress('{"scenario": "nothing", "company": {"__proto__": {"text": ""}}}'), 422],
    'lets through by __proto__': [
      entries({
        focus: ['nowhere'],
        measures: [
          {
            id: 'a',
            instrument: 'ban',
            materials: ['all'],
            to: ['all'],
            from: '2026-01',
            allowed_share: JSON.parse('{"__proto__": 1}') as object,
          },
        ],
      }),
      422,
    ],
  },
  'a scenario in YAML': {
    'is nothing': [yaml(''), 422],
    'is blank': [yaml('\n\n'), 422],
    'is a word': [yaml('hello'), 422],
    'is binary': [yaml('\u0000\u0001\u0002'), 422],
    'has a bracket open': [yaml('title: [x'), 422],
    'has tabs before it': [yaml('title: x\n\tstart: 2026-01\n'), 422],
    'has an entry twice': [yaml(`${HEAD}months: 2\n`), 422],
    'has two documents': [yaml(`${HEAD}---\n${HEAD}`), 422],
    'has a billion laughs': [
      yaml(
        `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
          .split('')
          .map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(', ')}]\n`)
          .join('')}`,
      ),
      422,
    ],
    'has aliases to nothing': [yaml(`${HEAD}note: *nowhere\n`), 422],
    'has an alias to itself': [yaml(`${HEAD}focus: &a [*a]\n`), 422],
    'has a thousand aliases': [yaml(`${HEAD}note: &a x\nfocus: [${'*a, '.repeat(1000)}]\n`), 422],
    'has merge keys': [yaml(`a: &a { title: x }\n<<: *a\nstart: 2026-01\n`), 422],
    'has a tag of a function': [yaml(`${HEAD}note: !!js/function 'function () { return 1 }'\nfocus: [nowhere]\n`), 422],
    'has a tag of its own': [yaml(`${HEAD}months: !secret 7\nfocus: [nowhere]\n`), 422],
    'has a key that is a list': [yaml(`${HEAD}? [a, b]\n: 1\n`), 422],
    'has __proto__ as a key': [yaml(`${HEAD}__proto__:\n  months: 9\nfocus: [nowhere]\n`), 422],
    'has sixty thousand brackets': [yaml('['.repeat(60_000)), 422],
    'has sixty thousand braces': [yaml('{a: '.repeat(15_000)), 422],
    'has thirty thousand dashes': [yaml('- '.repeat(30_000)), 422],
    'has indentation without end': [yaml(Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')), 422],
    'has eight thousand keys': [yaml(Array.from({ length: 6000 }, (_, i) => `k${i}: 1\n`).join('')), 422],
    'has ten thousand faults of form': [yaml(': : :\n'.repeat(10_000)), 422],
    'has one very long id': [yaml(`${HEAD}focus: [${'x'.repeat(60_000)}]\n`), 422],
    'has thousands of unknown places': [
      yaml(`${HEAD}focus: [${Array.from({ length: 9000 }, (_, i) => `p${i}`).join(', ')}]\n`),
      422,
    ],
    'has a month that is none': [yaml('title: x\nstart: 2026-99\n'), 422],
    'has gigantic months': [yaml(`title: x\nstart: 2026-01\nmonths: 1${'0'.repeat(400)}\n`), 422],
    'has months that are no number': [yaml('title: x\nstart: 2026-01\nmonths: .nan\n'), 422],
    'has months without end': [yaml('title: x\nstart: 2026-01\nmonths: .inf\n'), 422],
    'has a replacement character': [yaml(`${HEAD}note: \uFFFD\n`), 422],
  },
  'a scenario by its entries': {
    'has a megabyte of places': [entries({ focus: Array.from({ length: 150_000 }, (_, i) => `p${i}`) }), 422],
    'has a note of a megabyte': [entries({ note: 'x'.repeat(1_000_000), focus: ['nowhere'] }), 422],
    'lacks its title': [stress({ scenario: { start: '2026-01' } }), 422],
    'has an entry too many': [entries({ colour: 'red' }), 422],
    'has a factor without end': [
      stress('{"scenario":{"title":"x","start":"2026-01","demand":[{"factor":1e999,"from":"2026-01"}]}}'),
      422,
    ],
    'has a release of nothing': [
      entries({ stock_releases: [{ place: 'JPN', stage: 'magnet', from: '2026-01', over_months: 1 }] }),
      422,
    ],
    'has an outage of no site': [entries({ outages: [{ site: 'none', from: '2026-01' }] }), 422],
    'ends before it begins': [entries({ outages: [{ site: 'lamp', from: '2026-05', until: '2026-01' }] }), 422],
    'has a project that is none': [entries({ projects: ['none'] }), 422],
    'has a start of long ago': [stress({ scenario: { title: 'x', start: '-2026-01' } }), 422],
    'has a hundred faults': [entries({ focus: Array.from({ length: 200 }, (_, i) => `p${i}`) }), 422],
  },
  'a company': {
    'is nothing': [company(''), 422],
    'is a header': [company(PARTS), 422],
    'is another table': [company('a,b,c\n1,2,3\n'), 422],
    'has a NUL in it': [company(`${PARTS}p\u0000,magnet-smco,JPN,,1,1\n`), 422],
    'has a replacement character': [company(`${PARTS}\uFFFD,magnet-smco,JPN,,1,1\n`), 422],
    'has a quote open': [company(`${PARTS}"p,magnet-smco,JPN,,1,1\n`), 422],
    'has a ragged row': [company(`${PARTS}p,magnet-smco,JPN,,1\n`), 422],
    'has a gigantic number': [company(`${PARTS}p,magnet-smco,JPN,,1e999,1\n`), 422],
    'has a number below nothing': [company(`${PARTS}p,magnet-smco,JPN,,-1,1\n`), 422],
    'has a formula for a number': [company(`${PARTS}p,magnet-smco,JPN,,=1+1,1\n`), 422],
    'has a number of other digits': [company(`${PARTS}p,magnet-smco,JPN,,１２,1\n`), 422],
    'has a place that is none': [company(`${PARTS}p,magnet-smco,__proto__,,1,1\n`), 422],
    'has a header of __proto__': [company('__proto__,constructor\n1,2\n'), 422],
    'has thousands of faults': [company(PARTS + 'p,x,y,z,-,-\n'.repeat(20_000)), 422],
  },
  'a path': {
    climbs: [get('/../../../etc/passwd'), 404],
    'climbs in the API': [get(`${API}/../../../etc/passwd`), 404],
    'climbs from a table': [get(`${API}/worlds/shipped/tables/../../../../package.json`), 404],
    'climbs in code': [get('/%2e%2e/%2e%2e/etc/passwd'), 404],
    'climbs in code twice over': [get('/%252e%252e/%252e%252e/etc/passwd'), 404],
    'climbs in a parameter': [get(`${API}/scenarios/..%2f..%2fpackage.json`), 404],
    'climbs by backslashes': [get('/..\\..\\etc\\passwd'), 400],
    'climbs by backslashes in code': [get('/..%5c..%5cetc%5cpasswd'), 404],
    'climbs through the reference': [get(`${API}/docs/..%2f..%2fpackage.json`), 404],
    'has a NUL in it': [get('/index.html%00.js'), 404],
    'has a NUL in a parameter': [get(`${API}/scenarios/jp-2010%00`), 404],
    'has half an escape': [get(`${API}/scenarios/%`), 404],
    'has an escape of no character': [get(`${API}/scenarios/%zz`), 404],
    'has an escape that is not UTF-8': [get(`${API}/scenarios/%ff%fe`), 404],
    'begins twice': [get('//etc/passwd'), 404],
    'is of a file': [get('file:///etc/passwd'), 400, 404],
    'is of another server': [get('http://evil.example/'), 421],
    'is a star': [request('GET *'), 400],
    'is a word': [request('GET worlds'), 400],
    'is long': [get(`/${'a'.repeat(10_000)}`), 404],
    'is longer than is read': [get(`/${'a'.repeat(20_000)}`), 431],
    'has many parts': [get('/a'.repeat(5000)), 404],
    'has a semicolon': [get(`${API};x=1/worlds`), 404],
    'has a slash at its end': [get(`${API}/worlds/`), 404],
    'is in capitals': [get(`${API.toUpperCase()}/worlds`), 404],
    'is of a hidden file': [get('/.git/config'), 404],
    'names a job __proto__': [get(`${API}/jobs/__proto__`), 404],
    'names a table constructor': [get(`${API}/baseline/constructor`), 404],
    'names a world table __proto__': [get(`${API}/worlds/shipped/tables/__proto__`), 422],
  },
  'a query': {
    'is not known': [get(`${API}/worlds?a=1`), 422],
    'names a form twice': [get(`${API}/baseline/fits?format=csv&format=csv`), 422],
    'names no form': [get(`${API}/baseline/fits?format=`), 422],
    'names a form in capitals': [get(`${API}/baseline/fits?format=CSV`), 422],
    'has __proto__': [get(`${API}/exposure?__proto__=JPN&place=nowhere`), 422],
    'has __proto__ in brackets': [get(`${API}/exposure?place[__proto__]=JPN`), 422],
    'has a place in brackets': [get(`${API}/exposure?place[]=JPN`), 422],
    'has no place': [get(`${API}/exposure?place=`), 422],
    'has a place twice, once wrong': [get(`${API}/exposure?place=JPN&place=JPX`), 422],
    'has a thousand places': [get(`${API}/exposure?${'place=JPN&'.repeat(1000)}`), 422],
    'has a place of half an escape': [get(`${API}/exposure?place=%E0%A4%A`), 422],
    'has a place with a NUL': [get(`${API}/exposure?place=JPN%00`), 422],
    'has nothing but signs': [get(`${API}/worlds?&&&===&?`), 422],
  },
  'a method': {
    'is another': [request(`PUT ${API}/worlds`), 405],
    'is PATCH': [request(`PATCH ${API}/stress`), 405],
    'is TRACE': [request(`TRACE ${API}/worlds`), 405],
    'is OPTIONS from elsewhere': [
      request(`OPTIONS ${API}/stress`, {
        headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
      }),
      405,
    ],
    'is none that there is': [request(`BREW ${API}/worlds`), 400],
    'is small': [request(`get ${API}/worlds`), 400],
    'is over-ridden': [request(`GET ${API}/jobs/x`, { headers: { 'X-HTTP-Method-Override': 'DELETE' } }), 404],
    'deletes a world': [request(`DELETE ${API}/worlds`), 405],
    'posts to a page': [request('POST /', { body: '{}' }), 405],
  },
  headers: {
    'have no host': [get(`${API}/worlds`, { Host: undefined }), 400],
    'have an empty host': [get(`${API}/worlds`, { Host: '' }), 400],
    'have another host': [get(`${API}/worlds`, { Host: 'evil.example' }), 421],
    'have a host that begins like ours': [get(`${API}/worlds`, { Host: '127.0.0.1.evil.example' }), 421],
    'have a host with a user': [get(`${API}/worlds`, { Host: 'localhost@evil.example' }), 400, 421],
    'have a host that is none': [get(`${API}/worlds`, { Host: 'a b' }), 400],
    'have a host with a path': [get(`${API}/worlds`, { Host: 'localhost/../..' }), 400, 404, 421],
    'are a thousand': [
      get(`${API}/worlds`, Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`X-${i}`, '1']))),
      431,
    ],
    'are too large': [get(`${API}/worlds`, { 'X-Large': 'x'.repeat(20_000) }), 431],
    'have no name': [[`GET ${API}/worlds HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n`], 400],
    'have a NUL': [[`GET ${API}/worlds HTTP/1.1\r\nHost: localhost\r\nX: \u0000\r\n\r\n`], 400],
    'fold a line': [
      [`GET ${API}/worlds HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nConnection: close\r\n\r\n`],
      200,
      400,
    ],
    'accept nothing there is': [get(`${API}/worlds`, { Accept: 'application/pdf' }), 406],
    'accept nonsense': [get(`${API}/worlds`, { Accept: ';;;q=,,' }), 406],
    'accept a great deal': [get(`${API}/worlds`, { Accept: 'a/b,'.repeat(3000) }), 406],
    'say another type': [stress('{}', { 'Content-Type': 'text/plain' }), 415],
    'say a type of parts': [stress('{}', { 'Content-Type': 'multipart/form-data; boundary=x' }), 415],
    'say a type of another alphabet': [stress('{}', { 'Content-Type': 'application/json; charset=shift_jis' }), 415],
    'say no type': [stress('{}', { 'Content-Type': undefined }), 415],
    'say that it is compressed': [stress('{}', { 'Content-Encoding': 'gzip' }), 415],
    'expect something strange': [stress('{}', { Expect: '200-maybe' }), 417, 422],
    'ask for an upgrade': [get(`${API}/nothing`, { Connection: 'Upgrade, close', Upgrade: 'websocket' }), 404],
  },
  'what is no request': {
    'is a word': [['hello\r\n\r\n'], 400],
    'is noise': [[new Uint8Array(Array.from({ length: 200 }, (_, i) => (i * 37) % 256))], 400],
    'is a greeting of TLS': [[new Uint8Array([0x16, 3, 1, 0, 0xa5, 1, 0, 0, 0xa1, 3, 3])], 400],
    'is HTTP/2': [['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], 400],
    'is HTTP/9': [[`GET ${API}/worlds HTTP/9.9\r\nHost: localhost\r\n\r\n`], 400],
    'is HTTP/0.9': [[`GET ${API}/worlds\r\n\r\n`], 400],
    'has line ends of half': [[`GET ${API}/worlds HTTP/1.1\nHost: localhost\nConnection: close\n\n`], 200, 400],
    'has two lengths': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      ],
      400,
    ],
    'has a length and chunks': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      ],
      400,
    ],
    'has a length below nothing': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}`,
      ],
      400,
    ],
    'has a length in words': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: two\r\n\r\n{}`,
      ],
      400,
    ],
    'ends before its body does': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"scen`,
      ],
      400,
    ],
    'has a chunk of no size': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      ],
      400,
    ],
    'has a chunk that says too little': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n`,
      ],
      400,
    ],
    'has a chunk without end': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        'ffffffffffffffff\r\n{}',
      ],
      400,
    ],
    'has chunks of one byte': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        ...'{"a":1}'.split('').map((sign) => `1\r\n${sign}\r\n`),
        '0\r\n\r\n',
      ],
      422,
    ],
    'has too many chunks': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        `10000\r\n${' '.repeat(65_536)}\r\n`.repeat(40),
        '0\r\n\r\n',
      ],
      413,
    ],
    'has an encoding that is none': [
      [
        `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\n{}`,
      ],
      400,
    ],
  },
}

/** What must never leave: where the program lies, and how it is made. */
const LEAKS = [
  join(import.meta.dirname, '..'),
  'node_modules',
  '/home/',
  '/usr/',
  'root:x:',
  '\n    at ',
  '.ts:',
  '.js:',
  'node:internal',
]

for (const [what, cases] of Object.entries(CASES))
  describe(`${what} that is malformed`, () => {
    it.each(Object.entries(cases))('%s', async (_name, [sent, ...statuses]) => {
      const answer = await exchange(sent)
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1])
      expect(statuses, answer.slice(0, 600)).toContain(status)
      for (const leak of LEAKS) expect(answer).not.toContain(leak)
      expect(answer.length, 'an answer that grows with what is wrong').toBeLessThan(150_000)
      if (status !== 200 && status !== 417) {
        expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
        expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff')
      }
    })
  })

describe('afterwards', () => {
  it('more than a hundred malformed requests were sent, no job came of them, and the server still answers', async () => {
    expect(Object.values(CASES).flatMap((cases) => Object.keys(cases)).length).toBeGreaterThan(100)
    const { jobs } = (await (await fetch(`${server.url}${API}/jobs`)).json()) as { jobs: unknown[] }
    expect(jobs).toEqual([])
    expect((await fetch(`${server.url}${API}/exposure`)).status).toBe(200)
    expect(server.process.exitCode).toBeNull()
    expect(server.stderr()).toBe('')
  })

  it('a body that goes on for long is no burden', async () => {
    const slow = exchange([
      `POST ${API}/stress HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n`,
      ...Array.from({ length: 40 }, () => utf8(' ')),
    ])
    expect((await fetch(`${server.url}${API}/worlds`)).status).toBe(200)
    expect(await slow).toMatch(/^HTTP\/1\.1 400 /)
  })
})
