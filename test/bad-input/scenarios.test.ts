import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, toldFaults } from '../run-cli.ts'
import { type Told, refuse, byName } from './told.ts'

const SCENARIO = [
  "title: 'The line is cut'",
  'start: 2026-01',
  'months: 2',
  'focus: [Z1]',
  'measures:',
  '  - id: cut',
  '    instrument: ban',
  '    by: Z2',
  '    materials: [mwh]',
  '    to: [Z1]',
  '    from: 2026-01',
  '    until: 2026-02',
]

interface ScenarioRow extends Told {
  readonly fault: string
  /** Lines to change, by their number; those after the end are added. */
  readonly lines?: Readonly<Record<number, string>>
  /** Or the whole file. */
  readonly file?: string | Uint8Array
}

const scenarios: ScenarioRow[] = [
  {
    fault: 'a material is not in the world',
    lines: { 9: '    materials: [mwh, mhw]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 9',
    says: '"mhw"',
    remedy: 'Did you mean "mwh"?',
  },
  {
    fault: 'a place is not in the world',
    lines: { 10: '    to: [Z1, Z11]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 10',
    says: '"Z11"',
    remedy: 'Did you mean "Z1"?',
  },
  {
    fault: 'a place to report on is not in the world',
    lines: { 4: 'focus: [Atlantis]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 4',
    says: '"Atlantis"',
    remedy: 'places.csv',
  },
  {
    fault: 'a site is not in the world',
    lines: { 13: 'outages:', 14: '  - { site: unit-9, from: 2026-01 }' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 14',
    says: '"unit-9"',
    remedy: 'Did you mean "unit-0"?',
  },
  {
    fault: 'a key of the file is not known',
    lines: { 13: 'mesures: []' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '"mesures"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a key of a measure is not known',
    lines: { 13: '    untill: 2026-02' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '"untill"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'the title is missing',
    lines: { 1: '# no title' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml',
    says: 'title',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a month is malformed',
    lines: { 2: 'start: 2026-13' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 2',
    says: 'a month like 2026-01',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a measure ends before it begins',
    lines: { 12: '    until: 2025-12' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 12',
    says: 'ends in 2025-12, before it begins in 2026-01',
    remedy: '`until` after `from`',
  },
  {
    fault: 'an outage ends before it begins',
    lines: { 13: 'outages:', 14: '  - { site: unit-0, from: 2026-02, until: 2026-01 }' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 14',
    says: 'ends in 2026-01, before it begins in 2026-02',
    remedy: '`until` after `from`',
  },
  {
    fault: 'a change of demand ends before it begins',
    lines: { 13: 'demand:', 14: '  - { factor: 2, from: 2026-02, until: 2026-01 }' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 14',
    says: 'ends in 2026-01, before it begins in 2026-02',
    remedy: '`until` after `from`',
  },
  {
    fault: 'a share is above 1',
    lines: { 13: '    allowed_share: 1.5' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '<=1',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'months is 0',
    lines: { 3: 'months: 0' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 3',
    says: '>=1',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'an instrument is none of those known',
    lines: { 7: '    instrument: blockade' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 7',
    says: '"ban"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'two measures have one id',
    lines: {
      13: '  - { id: cut, instrument: ban, by: Z1, materials: [mwh], to: [Z2], from: 2026-01 }',
    },
    code: 'SCENARIO_MEASURE_TWICE',
    at: 'cut.yaml, line 13',
    says: '"cut"',
    remedy: 'its own id',
  },
  {
    fault: 'the YAML is malformed',
    lines: { 9: '    materials: [mwh' },
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml, line 10',
    says: 'not well-formed YAML',
    remedy: 'Correct the line',
  },
  {
    fault: 'a key stands twice',
    lines: { 13: '    until: 2026-02' },
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml, line 13',
    says: 'unique',
    remedy: 'Correct the line',
  },
  {
    fault: 'the file is empty',
    file: '',
    code: 'SCENARIO_EMPTY',
    at: 'cut.yaml',
    says: 'empty',
    remedy: '`title:`',
  },
  {
    fault: 'the file holds only a remark',
    file: '# to be written\n',
    code: 'SCENARIO_EMPTY',
    at: 'cut.yaml',
    says: 'empty',
    remedy: '`title:`',
  },
  {
    fault: 'the file is a sentence',
    file: 'nothing from Z2\n',
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml',
    says: 'expected object',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'the file is a bomb of aliases',
    file: [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array<string>(9).fill(`*a${i}`).join(', ')}]`),
    ].join('\n'),
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml',
    says: 'alias',
    remedy: 'Take the aliases out',
  },
  {
    fault: 'the file is a tower of brackets',
    file: `start: 2026-01\ntitle: ${'['.repeat(300_000)}`,
    code: 'SCENARIO_TOO_DEEP',
    at: 'cut.yaml, line 2',
    says: 'more than 32 levels',
    remedy: 'Take brackets',
  },
  {
    fault: 'the file holds a NUL byte',
    lines: { 1: 'title: \0' },
    code: 'SCENARIO_NOT_TEXT',
    at: 'cut.yaml',
    says: 'NUL byte',
    remedy: 'UTF-8',
  },
  {
    fault: 'the file is not valid UTF-8',
    file: Buffer.concat([Buffer.from('note: '), Buffer.from([0xe9]), Buffer.from(`\n${SCENARIO.join('\n')}`)]),
    code: 'SCENARIO_NOT_TEXT',
    at: 'cut.yaml',
    says: 'UTF-8',
    remedy: 'UTF-8',
  },
]

const spoiledScenario = (lines: Readonly<Record<number, string>>): string => {
  const text = [...SCENARIO]
  for (const [line, row] of Object.entries(lines)) text[Number(line) - 1] = row
  return text.join('\n')
}

describe('a scenario that cannot be used is refused', () => {
  const world = testWorld('auction-two-zones')

  it.each(byName(scenarios))('%s', async (_, { lines, file, ...told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    writeFileSync(path, file ?? spoiledScenario(lines ?? {}))
    await refuse(folder, ['clear', path, '--world', world], told)
  })

  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'cut.yaml'), SCENARIO.join('\n'))
    expect(await runHere('clear', join(folder, 'cut.yaml'), '--world', world)).toMatchObject({ code: 0, stderr: '' })
  })

  it('several faults of one file are shown at once', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    const at = async (lines: Readonly<Record<number, string>>): Promise<string[]> => {
      writeFileSync(path, spoiledScenario(lines))
      return toldFaults((await runHere('clear', path, '--world', world)).stderr).map((fault) => basename(fault.at))
    }
    expect(await at({ 2: 'start: soon', 3: 'months: 0', 13: '    allowed_share: 2' })).toEqual([
      'cut.yaml, line 2',
      'cut.yaml, line 3',
      'cut.yaml, line 13',
    ])
    expect(
      (await at({ 4: 'focus: [Z5]', 9: '    materials: [coal]', 10: '    to: [Z7]', 12: '    until: 2025-01' })).sort(),
    ).toEqual(['cut.yaml, line 10', 'cut.yaml, line 12', 'cut.yaml, line 4', 'cut.yaml, line 9'])
  })

  it('a name that is not shipped gets the one that was meant', async () => {
    await refuse(await temporaryFolder(), ['stress', 'jp-cutof-3m'], {
      code: 'SCENARIO_UNKNOWN',
      at: '',
      says: '"jp-cutof-3m"',
      remedy: 'Did you mean "jp-cutoff-3m"?',
    })
  })

  it('is stated in Japanese where that is asked for: what is wrong, where, what to do', async () => {
    const path = join(await temporaryFolder(), 'cut.yaml')
    writeFileSync(path, spoiledScenario({ 9: '    materials: [coal]' }))
    const ran = await runHere('stress', path, '--world', world, '--lang', 'ja')
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('エラー 入力を使用できないため、何も書き出していません。')
    expect(ran.stderr).toContain('SCENARIO_ID_UNKNOWN  品目またはそのまとまり「coal」は世界データにありません。')
    expect(ran.stderr).toContain('cut.yaml、9行目\n')
    expect(ran.stderr).toMatch(/ {2}対処 {2}.*materials\.csvに追加してください。/)
  })

  it.each(
    byName([
      {
        fault: 'is not there',
        make: () => {},
        told: { code: 'FILE_MISSING', says: 'no such file', remedy: 'Check the path' },
      },
      {
        fault: 'is a folder',
        make: (path: string) => mkdirSync(path),
        told: { code: 'FILE_IS_A_FOLDER', says: 'folder', remedy: 'Name the file' },
      },
      {
        fault: 'has 200 MB',
        make: (path: string) => {
          writeFileSync(path, '')
          truncateSync(path, 200e6)
        },
        told: { code: 'FILE_TOO_LARGE', says: '200 MB', remedy: 'Split' },
      },
    ]),
  )('a file that %s', async (_, { make, told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    make(path)
    await refuse(folder, ['clear', path, '--world', world], { at: 'cut.yaml', ...told })
  })
})
