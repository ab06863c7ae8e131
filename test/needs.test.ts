import { describe, expect, it } from 'vitest'
import { install } from './needs.ts'

type System = NonNullable<Parameters<typeof install>[0]>

/** What is run and said on a machine that lacks two packages; it is one of CI, root's, with apt-get, unless said otherwise. */
function onMachine(differs: Partial<System>): { ran: string[]; said: string } {
  const ran: string[] = []
  let said = ''
  install({
    missing: ['chromium', 'coinor-clp'],
    isCi: true,
    isRoot: true,
    hasApt: true,
    apt: (...args) => void ran.push(args.join(' ')),
    say: (line) => (said += line),
    ...differs,
  })
  return { ran, said }
}

describe('what the tests need beyond npm', () => {
  it('is installed as root on a Debian of CI, which says so first', () => {
    const { ran, said } = onMachine({})
    expect(ran).toEqual(['update', 'install --no-install-recommends chromium coinor-clp'])
    expect(said).toBe('Installing chromium, coinor-clp for the tests (apt-get), since CI is set.')
  })

  it('is not installed without CI: what is skipped is said, with the command that gets it', () => {
    const { ran, said } = onMachine({ isCi: false })
    expect(ran).toEqual([])
    expect(said).toBe(
      'Skipped: the tests that need chromium and coinor-clp. On Debian this gets them: apt-get install --no-install-recommends chromium coinor-clp',
    )
  })

  it.each<[string, Partial<System>]>([
    ['by somebody who may not', { isRoot: false }],
    ['where there is no apt-get', { hasApt: false }],
  ])('is not installed %s', (_, differs) => {
    const { ran, said } = onMachine(differs)
    expect(ran).toEqual([])
    expect(said).toMatch(/^Skipped: .* (?:sudo )?apt-get install/)
  })

  it('is not spoken of where nothing is missing', () => {
    expect(onMachine({ missing: [] })).toEqual({ ran: [], said: '' })
  })

  it('leaves a run standing when it cannot be installed, and says what is skipped', () => {
    const { said } = onMachine({
      apt: () => {
        throw new Error('no network')
      },
    })
    expect(said).toContain('They could not be installed, and those tests are skipped: Error: no network')
  })
})
