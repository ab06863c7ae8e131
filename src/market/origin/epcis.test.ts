import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf, documentOf, eventOf, gramsOf, kilogramsOf, parseDocument, type CustodyEvent } from '../index.ts'
import { grams } from '../../quantity/index.ts'
import {
  bookOf,
  CHAIN,
  day,
  inspect,
  pack,
  regroup,
  sell,
  unpack,
  withdraw,
  wrong,
} from '../../../test/market-chain.ts'
import { registry, told, faultsOf } from '../../../test/market-origin.ts'

describe('EPCIS', () => {
  const every: CustodyEvent[] = [
    ...CHAIN,
    sell('sell', 20, 'magnet-jp', 'aus-ore', 'us-all', { magnet: 400 }),
    regroup('split', 21, 'magnet-jp', { magnet: 400 }, { half: ['magnet-standard', 200.001] }),
    inspect('look', 22, 'magnet-jp', { half: 200.001 }, 'JPN'),
    pack('pack', 23, 'magnet-jp', 'urn:test:box:1', { half: 200.001 }),
    unpack('unpack', 24, 'magnet-jp', 'urn:test:box:1'),
    pack('install', 25, 'magnet-jp', 'urn:test:motor:1', { half: 200.001 }, 'install'),
    unpack('remove', 26, 'magnet-jp', 'urn:test:motor:1', 'remove'),
    withdraw('away', 27, 'magnet-jp', { half: 1 }),
    wrong(withdraw('away', 27, 'magnet-jp', { half: 1 }), []),
  ]

  it('documents made from our lots parse back to the same, all five events among them', () => {
    expect(told(bookOf(every, registry))).toEqual([])
    const events = every.map(eventOf)
    expect(new Set(events.map(({ type }) => type)).size).toBe(5)
    const back = parseDocument(JSON.parse(JSON.stringify(documentOf(events, day(30)))))
    expect(back).toEqual(events)
    expect(back.map(actOf)).toEqual(every)
  })

  it('masses go to kilograms and back, gram by gram', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), (mass) => {
        expect(gramsOf(kilogramsOf(grams(mass)))).toBe(mass)
      }),
      { numRuns: 2000 },
    )
  })

  it('a document is shown all that is wrong in it', () => {
    const document = structuredClone(documentOf(CHAIN.map(eventOf), day(30))) as unknown as {
      epcisBody: { eventList: Record<string, unknown>[] }
    }
    const [first = {}, second = {}] = document.epcisBody.eventList
    delete first['readPoint']
    second['bizStep'] = 'storing'
    expect(faultsOf(() => parseDocument(document)).map(({ code }) => code)).toEqual([
      'EPCIS_NOT_ALLOWED',
      'EPCIS_NOT_ALLOWED',
    ])
  })
})
