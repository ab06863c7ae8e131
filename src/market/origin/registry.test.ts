import { describe, expect, it } from 'vitest'
import { marketTables, tablesById, keysOf, registerOf, registryOf } from '../index.ts'
import { ORGANISATIONS, org, site, SITES } from '../../../test/market-chain.ts'
import { world, faultsOf } from '../../../test/market-origin.ts'

describe('the registry', () => {
  it('is shown all that is wrong with it at once', () => {
    const owners = registerOf(ORGANISATIONS)
    const tables = tablesById(marketTables(world))
    const [mine] = SITES
    const sites = [
      mine,
      { ...mine, operator: org('aus-or') },
      { ...mine, id: site('x'), processes: [{ process: 'mien' }] },
    ]
    expect(faultsOf(() => registryOf(tables, owners, sites)).map(({ code }) => code)).toEqual([
      'SITES_TWICE',
      'SITES_ID_UNKNOWN',
      'SITES_ID_UNKNOWN',
    ])
    expect(faultsOf(() => registryOf(tables, owners, [{ ...mine, country: 'Australia' }]))[0]?.code).toBe(
      'SITES_NOT_ALLOWED',
    )
    expect(faultsOf(() => keysOf([{ id: 'a' }]))[0]?.code).toBe('KEYS_NOT_ALLOWED')
  })
})
