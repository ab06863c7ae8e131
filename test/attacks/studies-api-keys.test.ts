import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KeyCallers, readKeyList } from '../../src/server/index.ts'
import { runHere, temporaryFolder } from '../run-cli.ts'

/** The command that makes and ends keys, where something is in its way. */

const modeOf = (file: string): number => statSync(file).mode & 0o777
const listIn = (file: string) => readKeyList(readFileSync(file, 'utf8'), file)

async function folderWithOneKey() {
  const folder = await temporaryFolder()
  const [list, key] = [join(folder, 'api-keys.json'), join(folder, 'key')]
  const added = await runHere('api-keys', 'add', 'anna', '--list', list, '--key-file', key)
  return { folder, list, key, added }
}

describe('a key', () => {
  it('goes to a file that its owner alone may read, and its hash to a list of the same kind', async () => {
    const { folder, list, key, added } = await folderWithOneKey()
    const text = readFileSync(key, 'utf8').trimEnd()
    const secret = text.slice(21)
    expect([added.code, added.stderr]).toEqual([0, ''])
    expect(`${added.stdout}${readFileSync(list, 'utf8')}`).not.toContain(secret)
    expect([modeOf(list), modeOf(key), readdirSync(folder).sort()]).toEqual([0o600, 0o600, ['api-keys.json', 'key']])
    expect(await (await KeyCallers.open(list)).of(`Bearer ${text}`)).toBe('anna')
    for (const more of [[], ['--json']])
      expect((await runHere('api-keys', 'list', '--list', list, ...more)).stdout).not.toMatch(
        new RegExp(`${secret}|${listIn(list)[0]!.hash}`),
      )
  })

  it('is not printed where no terminal is, and then is in no list', async () => {
    const folder = await temporaryFolder()
    const list = join(folder, 'api-keys.json')
    const ran = await runHere('api-keys', 'add', 'anna', '--list', list)
    expect([ran.code, ran.stdout, existsSync(list)]).toEqual([1, '', false])
    expect(ran.stderr).toContain('API_KEY_NOWHERE')
  })

  it.each(['', ' ', 'a b', 'a\nb', '-x', '.x', 'ä', '../x', 'x'.repeat(65), '\u202Eabc'])(
    'is not made for %j',
    async (caller) => {
      const { folder, list } = await folderWithOneKey()
      const before = readFileSync(list, 'utf8')
      const ran = await runHere('api-keys', 'add', '--list', list, '--key-file', join(folder, 'other'), '--', caller)
      expect(ran.code).not.toBe(0)
      expect([readFileSync(list, 'utf8'), existsSync(join(folder, 'other'))]).toEqual([before, false])
    },
  )
})

const IN_THE_WAY: Record<string, (folder: string) => { list?: string; key: string }> = {
  'a folder of the name of the key file': (folder) => {
    mkdirSync(join(folder, 'taken'))
    return { key: join(folder, 'taken') }
  },
  'no folder for the key file': (folder) => ({ key: join(folder, 'none', 'key') }),
  'a file as the folder of the key file': (folder) => ({ key: join(folder, 'key', 'key') }),
  'another key in the key file': (folder) => ({ key: join(folder, 'key') }),
  'the list in the place of the key file': (folder) => ({ key: join(folder, 'api-keys.json') }),
  'a link to the list in the place of the key file': (folder) => {
    symlinkSync(join(folder, 'api-keys.json'), join(folder, 'link'))
    return { key: join(folder, 'link') }
  },
  'a link to nothing in the place of the key file': (folder) => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
    return { key: join(folder, 'link') }
  },
  'one name for a list and a key that are both new': (folder) => ({
    list: join(folder, 'new'),
    key: join(folder, 'new'),
  }),
  'a folder in the place of the list': (folder) => {
    mkdirSync(join(folder, 'lists'))
    return { list: join(folder, 'lists'), key: join(folder, 'other') }
  },
  'no folder for the list': (folder) => ({ list: join(folder, 'none', 'list'), key: join(folder, 'other') }),
  'a list that is none': (folder) => {
    writeFileSync(join(folder, 'broken'), '{')
    return { list: join(folder, 'broken'), key: join(folder, 'other') }
  },
  'a link to itself in the place of the list': (folder) => {
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    return { list: join(folder, 'loop'), key: join(folder, 'other') }
  },
  'a system that takes no files': () => ({ key: '/proc/key' }),
}

describe('where there is', () => {
  it.each(Object.keys(IN_THE_WAY))('%s, no key is made: the list and the folder are as they were', async (what) => {
    const { folder, list, key } = await folderWithOneKey()
    const at = IN_THE_WAY[what]!(folder)
    const seen = () => [
      readFileSync(list, 'utf8'),
      readFileSync(key, 'utf8'),
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort(),
    ]
    const before = seen()
    const ran = await runHere('api-keys', 'add', 'boris', '--list', at.list ?? list, '--key-file', at.key)
    expect([ran.code, ran.stdout]).toEqual([1, ''])
    expect(ran.stderr).not.toMatch(/^\s+at .*\.(ts|js):\d+|defect/m)
    expect(seen()).toEqual(before)
  })
})

describe('ending a key', () => {
  it('that is not there changes nothing, and says which there are', async () => {
    const { list } = await folderWithOneKey()
    const before = readFileSync(list, 'utf8')
    for (const id of ['0'.repeat(16), 'anna', '', '__proto__']) {
      const ran = await runHere('api-keys', 'revoke', id, '--list', list)
      expect([ran.code, readFileSync(list, 'utf8')]).toEqual([1, before])
      expect(ran.stderr).toContain(listIn(list)[0]!.id)
    }
  })

  it('by a link to the list ends it in the list that the link leads to', async () => {
    const { folder, list } = await folderWithOneKey()
    const link = join(folder, 'link.json')
    symlinkSync(list, link)
    expect((await runHere('api-keys', 'revoke', listIn(list)[0]!.id, '--list', link)).code).toBe(0)
    expect([lstatSync(link).isSymbolicLink(), listIn(list), modeOf(list)]).toEqual([true, [], 0o600])
  })
})
