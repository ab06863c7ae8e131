import { describe, expect, it } from 'vitest'
import { documentOf, eventOf } from '../../../../src/market/origin/index.ts'
import type { CustodyEvent } from '../../../../src/market/index.ts'
import { grams } from '../../../../src/quantity/index.ts'
import { faultText } from '../../../../src/market/light.ts'
import type { Refused } from '../../client/api.ts'
import { readRecords } from './read-file.ts'

const ACT: CustodyEvent = {
  kind: 'withdraw',
  id: 'urn:event:1',
  at: '2026-11-24T09:00:00Z',
  zone: '+09:00',
  site: 'urn:site:a',
  operator: 'urn:org:a',
  country: 'AUS',
  controllers: ['AUS'],
  lots: [{ lot: 'urn:lot:a', mass: grams(1500n) }],
}
const event = eventOf(ACT)

describe('a file of records', () => {
  it.each([
    ['one event', event],
    ['a list of events', [event]],
    ['a document', documentOf([event], '2026-11-24T10:00:00Z')],
  ])('may hold %s', (_, given) => {
    expect(readRecords(JSON.stringify(given))).toEqual({ kind: 'events', acts: [ACT] })
  })
  it('may be a credential that is signed already', () => {
    expect(readRecords(' aa.bb.cc\n')).toEqual({ kind: 'credential', token: 'aa.bb.cc' })
  })
  it('that holds something else is shown what is wrong with it', () => {
    expect(() => readRecords('')).toThrow('neither')
    expect(() => readRecords('{}')).toThrow()
    try {
      readRecords(JSON.stringify({ ...event, secret: 1 }))
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ kind: 'command-refused', faults: [{ code: 'EPCIS_NOT_ALLOWED' }] })
      const [fault] = (error as Refused).faults
      expect(fault && faultText(fault, 'ja').remedy).toContain('他の項目は含めないでください')
    }
  })
})
