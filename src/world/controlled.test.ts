import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, readLayers, shippedWorld } from '../files/index.ts'
import { controlOf, InputError, parseWorld, type World } from './index.ts'

let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
const answer = (asked: string): string | undefined => controlOf(world, asked)?.answer

describe('whether a good is controlled', () => {
  it('tells six answers apart, and unknown from no', () => {
    expect(answer('dy-oxide')).toBe('named')
    expect(answer('tb')).toBe('named')
    expect(answer('8505.11')).toBe('part')
    expect(answer('8505 11 10')).toBe('part')
    expect(answer('2805301910')).toBe('named')
    expect(answer('850132')).toBe('inside')
    expect(answer('phosphor')).toBe('suspended')
    expect(answer('ndpr-oxide')).toBe('notNamed')
    expect(answer('mlcc-additive')).toBe('unknown')
    expect(answer('0101.21')).toBe('unknown')
    expect(answer('bogus')).toBeUndefined()
  })

  it('knows nothing where there are no notices', () => {
    const bare = { ...world, notices: [] }
    expect(controlOf(bare, 'dy-oxide')?.answer).toBe('unknown')
    expect(controlOf(bare, '8505.11')?.answer).toBe('unknown')
  })

  it('takes a code of more digits for the longest listed one that it begins with', () => {
    expect(controlOf(world, '850511000')?.codes.map(({ code }) => code)).toEqual(['850511', '850511', '850511'])
    expect(controlOf(world, '85051110')?.codes.map(({ system }) => system)).toEqual(['CN8', 'CN8', 'CN8'])
  })

  it('refuses rows that cannot be meant, each by its cell', async () => {
    const layers = await readLayers(shippedWorld())
    const codes = (layers[0]?.files.get('codes.csv') ?? '')
      .replace('HS,850110,magnet-standard', 'HS,8501,nothing')
      .replace('CN8,28461000', 'CN8,2846100')
    const notices = (layers[0]?.files.get('notices.csv') ?? '')
      .replace(',JPN,ban,', ',XXX,ban,')
      .replace('licence,2025-04-04,2025-04-04', 'licence,2025-04-04,2025-04-03')
    const countries = (layers[0]?.files.get('countries.csv') ?? '')
      .replace('KOR,KOR', 'CHN,KOR')
      .replace(',410,103,', ',156,103,')
    const refused = (): Promise<World> =>
      parseWorld([
        {
          name: 'world',
          files: new Map([
            ...(layers[0]?.files ?? []),
            ['codes.csv', codes],
            ['notices.csv', notices],
            ['countries.csv', countries],
          ]),
        },
      ])
    let faults: readonly { code: string; file?: string; column?: string }[] = []
    try {
      await refused()
    } catch (error) {
      faults = error instanceof InputError ? error.faults : []
    }
    const at = faults.map(({ code, file = '', column = '' }) => `${code} ${file.replace(/^.*\//, '')} ${column}`)
    expect(at).toEqual(
      expect.arrayContaining([
        'ID_UNKNOWN codes.csv material',
        'CODE_FORM codes.csv code',
        'ID_UNKNOWN notices.csv targets',
        'NOTICE_DAYS notices.csv in_force',
        'COUNTRY_CODE_TWICE countries.csv m49',
      ]),
    )
  })
})
