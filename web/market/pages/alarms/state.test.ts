import { sayer, type Language, type SayOf } from '../../../../src/messages/index.ts'
import { describe, expect, it } from 'vitest'
import type { Alarm } from '../../../../src/market/index.ts'
import { THRESHOLDS } from '../../../../src/market/round/index.ts'
import { withSeparators } from '../../parts/naming.ts'
import { percentWords, thresholdGaps, describeAlarm } from './state.ts'
import { alarmsMessages } from './messages.gen.ts'
import { quantity } from '../../../../src/quantity/index.ts'

const naming = {
  material: (id: string) => id.toUpperCase(),
  grade: (id: string) => id,
  place: (id: string) => id,
  month: (id: string) => id,
  price: (digits: string) => `${digits} USD/kg`,
  kg: (digits: string) => `${withSeparators(digits)} kg`,
  money: (digits: string) => `${withSeparators(digits)} USD`,
}
const sayIn = (lang: Language): SayOf<typeof alarmsMessages> => sayer(alarmsMessages, lang)
const node = 'ndpr-oxide/traced/JPN/2027-03'
const alarms: readonly Alarm[] = [
  { kind: 'self-trade', owner: 'a', pool: node, matched: quantity(1_500_500), share: 0.125 },
  { kind: 'pivotal', owner: 'a', node, price: quantity(66_000_000), without: quantity(72_600_000), nodes: 1 },
  {
    kind: 'physical withholding',
    owner: 'a',
    node,
    grams: quantity(2_000_000),
    price: quantity(66_000_000),
    with: quantity(60_000_000),
    gain: quantity(12345.67),
  },
  {
    kind: 'small price-setting order',
    owner: 'a',
    order: 'o-1',
    node,
    grams: quantity(20),
    trades: quantity(9_000_000),
  },
  {
    kind: 'cancelled trade',
    owner: 'a',
    other: 'b',
    node,
    grams: quantity(500_000),
    share: 0.25,
    price: quantity(66_000_000),
    without: undefined,
  },
  {
    kind: 'cancelled trade',
    owner: 'a',
    other: 'b',
    node,
    grams: quantity(500_000),
    share: 0.25,
    price: quantity(66_000_000),
    without: quantity(60_000_000),
  },
]

describe('an alarm in words', () => {
  it('tells kilograms and dollars, for each kind', () => {
    const told = alarms.map((alarm) => describeAlarm(alarm, sayIn('en'), naming, () => 'Acme', 'en'))
    expect(told.map(({ owner }) => owner)).toEqual(alarms.map(() => 'Acme'))
    expect(told[0]?.seen).toContain('1,500.5 kg of it went from itself to itself, 13% of all')
    expect(told[1]?.seen).toContain('would have been 72.6 USD/kg in place of 66 USD/kg: 10% away.')
    expect(told[1]?.seen).not.toContain('places, grades and months')
    expect(told[2]?.seen).toContain('had 2,000 kg of NDPR-OXIDE, traced, JPN, 2027-03')
    expect(told[2]?.seen).toContain('about 12,346 USD')
    expect(told[3]?.seen).toContain('of 0.02 kg only (o-1)')
    expect(told[3]?.seen).toContain('trades 9,000 kg besides')
    expect(told[4]?.seen).toContain(
      'a trade of 500 kg of NDPR-OXIDE, traced, JPN, 2027-03 with Acme cancelled: 25% of all',
    )
    expect(told[4]?.seen).toContain('stayed within its published ends')
    expect(told[5]?.seen).toContain('would have been 60 USD/kg in place of 66 USD/kg')
  })

  it('leaves no gap, in either language', () => {
    for (const lang of ['en', 'ja'] as const) {
      for (const alarm of alarms) {
        const told = describeAlarm(alarm, sayIn(lang), naming, () => 'Acme', lang)
        expect(Object.values(told).join(' ')).not.toMatch(/[{}]/)
      }
      const gaps = thresholdGaps(THRESHOLDS, lang)
      for (const kind of ['both', 'pivotal', 'withheld', 'small', 'cancelled'] as const)
        expect(sayIn(lang)(`${kind}-threshold`, gaps)).not.toMatch(/[{}]/)
    }
  })

  it('tells small shares with a digit more', () => {
    expect(percentWords(0.005, 'en')).toBe('0.5%')
  })
})
