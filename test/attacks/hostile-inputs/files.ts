import { testWorld } from '../../run-cli.ts'
import type { Attack, Attacks } from './attack.ts'

/** Companies, run folders, plans, and the files of a market. */
const SMALL = testWorld('late-notice')
const PARTS = 'part,material,place,supplier,kg_per_year,stock_days\n'
const company = (name: string, expect: Attack['expect'], text: string | Uint8Array): Attack => ({
  name,
  expect,
  files: { 'parts.csv': text },
  args: ['stress', 'undisturbed', '--months', '1', '--no-range', '--world', SMALL, '--company', '$/parts.csv'],
})
const run = (
  name: string,
  expect: Attack['expect'],
  manifest: string | Uint8Array,
  more: Attack['files'] = {},
): Attack => ({
  name,
  expect,
  files: { 'run/manifest.json': manifest, ...more },
  args: ['verify', '$/run'],
})
const MANIFEST = {
  ytterby: '0.1.0',
  solver: 'x',
  world: { title: 'x', sha256: 'x' },
  command: ['clear', '--world', SMALL],
  outputs: [{ path: 'result.json', sha256: 'x' }],
}
const manifest = (more: object): string => JSON.stringify({ ...MANIFEST, ...more })
const market = (
  name: string,
  expect: Attack['expect'],
  text: string | Uint8Array,
  ...args: readonly string[]
): Attack => ({
  name,
  expect,
  files: { given: text, passphrase: 'correct horse battery staple\n' },
  args: ['market', ...args],
})
const KEYS = ['--organisation', 'urn:a', '--key-id', 'k']

export const FILES: Attacks = {
  'a company': [
    company('a part that weighs nothing', 0, `${PARTS}p,good,J,,0,1\n`),
    company('a part of a million tonnes', 0, `${PARTS}p,good,J,,1e9,1\n`),
    company('a stock of a thousand years', 'CELL_TOO_LARGE', `${PARTS}p,good,J,,1,365000\n`),
    company('a part twice', 'TABLE_ROW_TWICE', `${PARTS}p,good,J,,1,1\np,good,J,,2,1\n`),
    company('a part of no name', 'CELL_BLANK', `${PARTS},good,J,,1,1\n`),
    company(
      'a part named in escapes of a terminal',
      'COMPANY_ID_UNKNOWN',
      `${PARTS}p,\u001B[2J\u001B]0;x\u0007,J,,1,1\n`,
    ),
    company('a part supplied from its own place', 0, `${PARTS}p,good,J,J,1,1\n`),
    company('a part that nobody there uses', 'COMPANY_PART_NOT_TRADED', `${PARTS}p,good,T,,1,1\n`),
    company('a place by its name of another language', 'COMPANY_ID_UNKNOWN', `${PARTS}p,good,日本,,1,1\n`),
    company('kilograms with a unit', 'CELL_NOT_A_NUMBER', `${PARTS}p,good,J,,5kg,1\n`),
    company('a world for a company', 'TABLE_COLUMN_MISSING', 'id,name,place\nx,x,x\n'),
    company('ten thousand parts', 0, PARTS + Array.from({ length: 10_000 }, (_, i) => `p${i},good,J,,1,1\n`).join('')),
  ],
  'a run folder': [
    run('a manifest that is no JSON', 'RUN_FOLDER_UNREADABLE', '{'),
    run('a manifest of null', 'RUN_FOLDER_UNREADABLE', 'null'),
    run('a manifest that is nested deeply', 'RUN_FOLDER_UNREADABLE', '['.repeat(100_000)),
    run('a manifest of bytes', 'RUN_FOLDER_UNREADABLE', new Uint8Array([0xff, 0xfe, 0, 1])),
    run('a manifest without a command', 'RUN_NOT_REPEATABLE', manifest({ command: [] })),
    run('a manifest that serves', 'RUN_NOT_REPEATABLE', manifest({ command: ['serve', '--host', '0.0.0.0'] })),
    run('a manifest that restores a market', 'RUN_NOT_REPEATABLE', manifest({ command: ['market', 'restore', 'x'] })),
    run(
      'a manifest that writes elsewhere',
      'RUN_NOT_REPEATABLE',
      manifest({ command: ['clear', '--out=/tmp/elsewhere'] }),
    ),
    run(
      'a manifest that writes elsewhere by half a name',
      'RUN_NOT_REPEATABLE',
      manifest({ command: ['clear', '--ou', '/tmp/elsewhere'] }),
    ),
    run('a manifest that verifies itself', 'RUN_NOT_REPEATABLE', manifest({ command: ['verify', '.'] })),
    run('a manifest with a NUL in its command', 'RUN_NOT_REPEATABLE', manifest({ command: ['clear', 'a\u0000b'] })),
    run('a manifest of a command of numbers', 'RUN_FOLDER_UNREADABLE', manifest({ command: [1, 2] })),
    { name: 'a run folder that is a file', expect: 'FOLDER_MISSING', files: { run: 'x' }, args: ['verify', '$/run'] },
    { name: 'a run folder of no name', expect: 'FOLDER_MISSING', args: ['verify', ''] },
  ],
  'a plan as a file': [
    ...(
      [
        ['that is no JSON', '{'],
        ['of null', 'null'],
        ['of another study', '{"study":"clear"}'],
        ['nested deeply', '['.repeat(100_000)],
        ['of nothing', ''],
      ] as const
    ).map(([name, text]): Attack => ({
      name: `a plan ${name}`,
      expect: 'PLAN_FILE_UNREADABLE',
      files: { 'plan.json': text },
      args: [
        'weapon',
        'test/scenarios/any-arc.yaml',
        '--world',
        testWorld('interdiction-max-flow'),
        '--plan',
        '$/plan.json',
      ],
    })),
  ],
  'the files of a market': [
    market('an export of nothing', 'MARKET_FILE_CUT_OFF', '', 'verify', '$/given'),
    market('an export of another format', 'MARKET_FILE_OTHER', '{"format":"zip"}\n', 'verify', '$/given'),
    market(
      'an export that is a picture',
      'MARKET_FILE_OTHER',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'verify',
      '$/given',
    ),
    market('an export of one endless line', 'MARKET_FILE_CUT_OFF', '['.repeat(5_000_000), 'verify', '$/given'),
    market('an export that is a folder', 'FILE_IS_A_FOLDER', '', 'verify', '$'),
    market(
      'a backup of nothing',
      'MARKET_FILE_CUT_OFF',
      '',
      'restore',
      '$/given',
      '--folder',
      '$/market',
      '--passphrase-file',
      '$/passphrase',
    ),
    market(
      'a backup with a passphrase of no letters',
      'MARKET_FILE_OTHER',
      '\n',
      'restore',
      '$/given',
      '--folder',
      '$/market',
      '--passphrase-file',
      '$/given',
    ),
    market(
      'a backup with a passphrase of a folder',
      'PASSPHRASE_UNREADABLE',
      '',
      'restore',
      '$/given',
      '--folder',
      '$/market',
      '--passphrase-file',
      '$',
    ),
    market(
      'a backup of a market that is not there',
      'MARKET_MISSING',
      '',
      'backup',
      '$/out',
      '--folder',
      '$/market',
      '--passphrase-file',
      '$/passphrase',
    ),
    market('an export of a market that is not there', 'MARKET_MISSING', '', 'export', '$/out', '--folder', '$/market'),
    market('a user of a market that is not there', 'MARKET_MISSING', '', 'enrol', 'somebody', '--folder', '$/market'),
    market(
      'keys of an organisation that is none',
      'KEY_FILE_NOT_ALLOWED',
      '',
      'keys',
      '$/keys.json',
      '--organisation',
      '',
      '--key-id',
      'k',
    ),
    market('keys that end on a day that is none', 2, '', 'keys', '$/keys.json', ...KEYS, '--until', '2030-02-31'),
    market('keys that end in eight thousand years', 0, '', 'keys', '$/keys.json', ...KEYS, '--until', '9999-12-31'),
    market('shares with keys of nothing', 'FILE_NOT_JSON', '', 'shares', '$/given', '--key', '$/given'),
    market('an event that is a list', 'KEY_FILE_NOT_ALLOWED', '[]', 'sign', '$/given', '--key', '$/given'),
    market(
      'keys of __proto__',
      'KEY_FILE_NOT_ALLOWED',
      '{"__proto__":{"organisation":"urn:a"}}',
      'sign',
      '$/given',
      '--key',
      '$/given',
    ),
    market(
      'an order that is a number',
      'ORDER_NOT_ALLOWED',
      '7',
      'seal',
      '$/given',
      '--round',
      '$/given',
      '--organisation',
      'urn:a',
    ),
    market(
      'an order that is nested deeply',
      'FILE_NOT_JSON',
      '['.repeat(200_000),
      'seal',
      '$/given',
      '--round',
      '$/given',
      '--organisation',
      'urn:a',
    ),
    market('a rehearsal of no months', 2, '', 'rehearse', '--months', '0'),
    market('a rehearsal of no materials', 'REHEARSAL_MATERIAL', '', 'rehearse', '--materials', ','),
    market('a rehearsal of an owner that is not there', 'REHEARSAL_OWNER', '', 'rehearse', '--withhold', 'Nobody=0.5'),
  ],
}
