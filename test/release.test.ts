import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { billOfMaterials } from '../scripts/bill-of-materials.ts'
import { lockedPackages } from '../scripts/licences-page.ts'
import { releaseFaults, type Release } from '../scripts/release-faults.ts'
import { workflowFaults, workflowFiles, workflowIn, workflowText, type Workflow } from './workflows.ts'

const ROOT = join(import.meta.dirname, '..')
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const PACKAGE = JSON.parse(textOf('package.json')) as {
  name: string
  version: string
  license: string
  engines: { node: string }
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** What a workflow must not do besides what its form forbids. */
function unsafe({ permissions, jobs }: Workflow): string[] {
  const faults: string[] = []
  if (Object.values(permissions).includes('write')) faults.push('every job may write')
  for (const [name, { steps, permissions: own = {} }] of Object.entries(jobs)) {
    // An action with a tag is whatever the tag points at on that day.
    for (const { uses } of steps)
      if (uses !== undefined && !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses))
        faults.push(`${name}: ${uses} is not pinned`)
    for (const step of steps)
      if (step.uses?.startsWith('actions/checkout@') === true && step.with?.['persist-credentials'] !== false)
        faults.push(`${name}: the checkout keeps its token`)
    const runsOurs = steps.some(({ run = '' }) => /\bnpm (?:ci|test|run|install|pack)\b/.test(run))
    if (runsOurs && Object.values(own).includes('write')) faults.push(`${name}: runs code of packages and may write`)
    // A name that is filled in becomes part of the command; what is chosen outside goes in by the environment.
    for (const { run = '' } of steps) if (run.includes('${{')) faults.push(`${name}: fills into "${run}"`)
  }
  return faults
}

describe('the workflows', { timeout: 60_000 }, () => {
  it.each(workflowFiles())('%s has no fault, least permissions and pinned actions', async (file) => {
    expect(await workflowFaults(workflowText(file))).toEqual([])
    expect(unsafe(workflowIn(workflowText(file)))).toEqual([])
  })

  it.each<[string, string, RegExp]>([
    ['a job that is not there', "needs: package'", /depends on unknown job|not valid/],
    ['a permission that there is not', 'id-token: wride', /Unexpected value 'wride'/],
    ['a key that there is not', 'runs-ons: ubuntu-24.04', /Unexpected value 'runs-ons'/],
    ['a name that there is not', 'GH_TOKEN: ${{ githb.token }}', /Unrecognized named-value: 'githb'/],
  ])('are found wrong with %s', async (_, wrong, says) => {
    const key = wrong.replace("'", '').split(':')[0]?.replace('runs-ons', 'runs-on') ?? ''
    const replaced = workflowText('release.yml').replace(new RegExp(`${key}: .*`), wrong)
    expect(replaced).not.toBe(workflowText('release.yml'))
    expect((await workflowFaults(replaced)).join('\n')).toMatch(says)
  })

  it.each<[string, (text: string) => string, string]>([
    [
      'a tag',
      (text) => text.replace(/checkout@[0-9a-f]{40}/, 'checkout@v6'),
      'package: actions/checkout@v6 is not pinned',
    ],
    [
      'a token that stays',
      (text) => text.replace('persist-credentials: false', 'fetch-depth: 1'),
      'package: the checkout keeps its token',
    ],
    [
      'a right for all',
      (text) => text.replace('permissions: {}', 'permissions: { contents: write }'),
      'every job may write',
    ],
    [
      'tests that may publish',
      (text) => text.replace('contents: read', 'id-token: write'),
      'package: runs code of packages and may write',
    ],
    [
      'a tag in a command',
      (text) => text.replace('"$GITHUB_REF_NAME"', '${{ github.ref_name }}'),
      'package: fills into "npm run release-check -- ${{ github.ref_name }}"',
    ],
  ])('are not safe with %s', (_, change, fault) => {
    expect(unsafe(workflowIn(change(workflowText('release.yml'))))).toContain(fault)
  })

  it('test on the oldest Node that the package allows and on 22 and 24, as the README says, where tests find what they need', () => {
    const { test } = workflowIn(workflowText('test.yml')).jobs
    expect(test?.strategy?.matrix.node).toEqual([PACKAGE.engines.node.replace('>=', ''), '22', '24'])
    expect(test?.steps.at(-1)?.run).toBe('npm ci && npm test')
    expect(textOf('README.md')).toContain('    npm ci && npm test ')
    expect(test?.container?.image).toMatch(/^buildpack-deps:trixie$/)
  })

  it('publish what was tested, packed and listed, signed with where it comes from', () => {
    const { package: pack, publish } = workflowIn(workflowText('release.yml')).jobs
    const runs = pack?.steps.flatMap(({ run }) => (run === undefined ? [] : [run])) ?? []
    expect(runs.map((run) => run.split(' ').slice(0, 3).join(' '))).toEqual([
      'npm ci',
      'npm run release-check',
      'npm test',
      'npm pack --pack-destination',
      'npm run sbom',
    ])
    expect(publish?.permissions).toEqual({ 'id-token': 'write' })
    expect(publish?.steps.at(-1)?.run).toContain('npm publish ./ytterby-*.tgz --provenance')
  })
})

const ajv = new Ajv({ allErrors: true })
const fails = (schema: object, value: unknown): string[] => {
  ajv.validate(schema, value)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
const TEXT = { type: 'string', minLength: 1 }
const ADDRESS = { type: 'string', pattern: '^https://' }
const listOf = (items: object): object => ({ type: 'array', minItems: 1, uniqueItems: true, items })
/** A record that has some properties, and may have others, but no more. */
const record = (has: Record<string, object>, may: Record<string, object> = {}): object => ({
  type: 'object',
  required: Object.keys(has),
  additionalProperties: false,
  properties: { ...has, ...may },
})

/** What of Dependabot's form we use. */
const GROUP = record(
  {},
  {
    'dependency-type': { enum: ['development', 'production'] },
    patterns: listOf(TEXT),
    'update-types': listOf({ enum: ['major', 'minor', 'patch'] }),
  },
)
const UPDATES = record(
  {
    'package-ecosystem': { enum: ['npm', 'github-actions'] },
    directory: { const: '/' },
    schedule: record({ interval: { enum: ['daily', 'weekly', 'monthly'] } }),
  },
  {
    'versioning-strategy': { enum: ['auto', 'increase', 'increase-if-necessary', 'lockfile-only', 'widen'] },
    groups: { type: 'object', additionalProperties: GROUP },
  },
)
const DEPENDABOT = record({ version: { const: 2 }, updates: listOf(UPDATES) })

/** The Citation File Format 1.2.0, as far as we use it; keys and what they ask are the standard's. */
const CFF = record(
  {
    'cff-version': { const: '1.2.0' },
    message: TEXT,
    title: TEXT,
    authors: listOf(record({ name: TEXT })),
    version: TEXT,
    license: { const: PACKAGE.license },
  },
  {
    type: { enum: ['software', 'dataset'] },
    abstract: TEXT,
    'date-released': { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$' },
    keywords: listOf(TEXT),
    'repository-code': ADDRESS,
    url: ADDRESS,
  },
)

describe('what others read of it', () => {
  it('proposes new versions of packages and actions', () => {
    const config = parse(textOf('.github/dependabot.yml')) as { updates: { 'package-ecosystem': string }[] }
    expect(fails(DEPENDABOT, config)).toEqual([])
    expect(config.updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions'])
    expect(fails(DEPENDABOT, { ...config, version: 1 })).not.toEqual([])
  })

  it('has a citation in the form of CFF, of this version', () => {
    const citation = parse(textOf('CITATION.cff')) as { version: string }
    expect(fails(CFF, citation)).toEqual([])
    expect(citation.version).toBe(PACKAGE.version)
    expect(fails(CFF, { ...citation, authors: [{ 'family-name': 'A' }] })).not.toEqual([])
    expect(fails(CFF, { ...citation, version: 0.1 })).not.toEqual([])
  })
})

describe('the bill of materials', () => {
  it('has each package that is installed, and no tool', () => {
    const { bomFormat, metadata, components } = billOfMaterials(ROOT)
    expect(bomFormat).toBe('CycloneDX')
    expect(metadata.component).toMatchObject({ name: PACKAGE.name, version: PACKAGE.version })
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
    for (const [name, version] of Object.entries(PACKAGE.dependencies)) expect(listed).toContain(`${name}@${version}`)
    for (const [name, version] of Object.entries(PACKAGE.devDependencies))
      if (lockedPackages(ROOT)[`node_modules/${name}`]?.dev === true) expect(listed).not.toContain(`${name}@${version}`)
    const locked = Object.entries(lockedPackages(ROOT))
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
    expect([...listed].sort()).toEqual([...new Set(locked)].sort())
  })
})

describe('a tag may be released', () => {
  const sound: Release = {
    tag: 'v1.2.3',
    repository: 'owner/ytterby',
    packageJson: '{"version":"1.2.3","repository":{"type":"git","url":"git+https://example.org/owner/ytterby.git"}}',
    packageLock: '{"version":"1.2.3"}',
    changelog: '# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-12-03\n\n- A line\n',
    citation: "version: 1.2.3\ndate-released: '2026-12-03'\n",
  }

  it('if its version is that of all files, its day in the changelog, and its repository stated', () => {
    expect(releaseFaults(sound)).toEqual([])
    expect(releaseFaults({ ...sound, repository: undefined })).toEqual([])
    expect(releaseFaults({ ...sound, packageJson: '{"version":"1.2.3","repository":"Owner/ytterby"}' })).toEqual([])
    expect(releaseFaults({ ...sound, changelog: '## [1.2.3] - 2026-12-03' })).toEqual([])
  })

  it.each<[Partial<Release>, string]>([
    [{ tag: 'v1.2.4' }, 'The tag is v1.2.4, and package.json has version 1.2.3: tag v1.2.3.'],
    [{ tag: '1.2.3' }, 'The tag is 1.2.3, and package.json has version 1.2.3: tag v1.2.3.'],
    [
      { packageLock: '{"version":"1.2.2"}' },
      'package-lock.json has version 1.2.2: run npm install --package-lock-only.',
    ],
    [{ changelog: '## Unreleased\n## 1.2.30 - 2026-12-03' }, 'CHANGELOG.md has no heading "## 1.2.3 - <day>".'],
    [{ changelog: '## 1.2.3' }, 'The heading "## 1.2.3" of CHANGELOG.md names no day.'],
    [{ citation: "version: 1.2.2\ndate-released: '2026-12-03'" }, 'CITATION.cff has version 1.2.2.'],
    [{ citation: 'version: 1.2.3' }, 'CITATION.cff was released on no day, CHANGELOG.md says 2026-12-03.'],
    [{ packageJson: '{"version":"1.2.3"}' }, 'package.json states no repository, which provenance needs.'],
    [
      { repository: 'other/ytterby' },
      'package.json states the repository git+https://example.org/owner/ytterby.git, and this is other/ytterby.',
    ],
  ])('but not with %j', (change, fault) => {
    expect(releaseFaults({ ...sound, ...change })).toContain(fault)
  })
})
