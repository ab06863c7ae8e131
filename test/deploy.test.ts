import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runHere } from './run-cli.ts'
import { shippedServed, testApp } from './run-server.ts'

/** The files to serve it with say what the command line and the measures know. Nothing here starts a container. */

const ROOT = resolve(import.meta.dirname, '..')
const DEPLOY = join(ROOT, 'deploy')
const textOf = (name: string): string => readFileSync(join(DEPLOY, name), 'utf8')
const helpOf = async (...words: string[]): Promise<string> => (await runHere(...words, '--help')).stdout

interface Compose {
  readonly services: Readonly<Record<string, { readonly command?: readonly string[]; readonly image?: string }>>
}
const compose = parse(textOf('compose.yaml'), { merge: true }) as Compose

describe('a service of compose.yaml', () => {
  it.each(
    Object.entries(compose.services).flatMap(([name, { command, image }]) =>
      image === 'ytterby' && command !== undefined ? [[name, command] as const] : [],
    ),
  )('%s is begun by options that its command has', async (_, command) => {
    const words = command.slice(0, command[0] === 'market' ? 2 : 1)
    const help = await helpOf(...words)
    const options = command.slice(words.length).filter((word) => word.startsWith('--'))
    expect(options.length).toBeGreaterThan(0)
    for (const option of options) expect(help).toContain(`${option.split('=')[0]} `)
  })

  it('has an image that is pinned to a release, or is ours', () => {
    const images = Object.values(compose.services).map(({ image }) => image ?? '')
    expect(images).toHaveLength(6)
    for (const image of images) expect(image).toMatch(/^ytterby$|:\d+/)
  })
})

describe('a variable of the environment', () => {
  it('that files and pages name is one of serve, and each of serve stands in the reference', async () => {
    const known = new Set((await helpOf('serve')).match(/YTTERBY_[A-Z_]+/g))
    const pages = ['deploy.md', 'watch.md', 'upgrade-and-back-up.md']
    const named = [
      ...readdirSync(DEPLOY).map(textOf),
      ...pages.map((page) => readFileSync(join(ROOT, 'docs', 'how-to', page), 'utf8')),
    ].flatMap((text) => text.match(/YTTERBY_[A-Z_]+/g) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !known.has(name))).toEqual([])
    const reference = readFileSync(join(ROOT, 'docs', 'reference', 'commands.md'), 'utf8')
    for (const name of known) expect(reference, name).toContain(`\`${name}\``)
  })
})

describe('an alert', () => {
  it('looks at measures that there are', async () => {
    const app = testApp({ served: await shippedServed() })
    await app.request('/api/v1/worlds')
    const answer = await app.watching.app().fetch(new Request('http://127.0.0.1/metrics'))
    const measures = await answer.text()
    const { groups } = parse(textOf('alerts.yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
    const named = groups.flatMap(({ rules }) =>
      rules.flatMap(({ expr }) => expr.match(/\b(ytterby|process)_\w+/g) ?? []),
    )
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(measures).toContain(`# TYPE ${name.replace(/_total$/, '')} `)
  })
})

const NAMES = { STUDIES_NAME: 'studies.example', MARKET_NAME: 'market.example', POSTGRES_PASSWORD: 'a word' }
/** Who reads such a file, asked whether it can: each where it is installed. */
const READERS: readonly (readonly [file: string, program: string, args: readonly string[]])[] = [
  ['compose.yaml', 'docker-compose', ['-f', 'compose.yaml', 'config', '--quiet']],
  ['Caddyfile', 'caddy', ['validate', '--config', 'Caddyfile', '--adapter', 'caddyfile']],
  ['ytterby-studies.service', 'systemd-analyze', ['verify', '--recursive-errors=no', './ytterby-studies.service']],
  ['alerts.yaml', 'promtool', ['check', 'rules', 'alerts.yaml']],
]

describe.each(READERS)('%s', (file, program, args) => {
  const isThere = spawnSync(program, ['--version']).error === undefined
  it.runIf(isThere)(`is understood by ${program}`, () => {
    const { status, stderr, stdout } = spawnSync(program, args, {
      cwd: DEPLOY,
      env: { ...process.env, ...NAMES },
      encoding: 'utf8',
    })
    // The command that the service starts need not be installed here.
    const said = `${stdout}${stderr}`.split('\n').filter((line) => !line.includes('/usr/bin/ytterby is not executable'))
    expect(status === 0 || program === 'systemd-analyze', said.join('\n')).toBe(true)
    if (program === 'systemd-analyze') expect(said.filter((line) => line.startsWith(file))).toEqual([])
  })
})
