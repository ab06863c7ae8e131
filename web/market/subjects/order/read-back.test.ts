import { describe, expect, it } from 'vitest'
import type { OrderContent } from '../../../../src/market/index.ts'
import { sayer } from '../../../../src/messages/index.ts'
import { withCents, withSeparators } from '../../parts/naming.ts'
import { CONTRACT, MONTHS, ORDERS, orderOf } from '../../pages/order/order-examples.ts'
import { readBack } from './read-back.ts'
import { readMessages } from './read.gen.ts'

describe('an order read back', () => {
  const titles = {
    en: { democracies: 'Democracies only', traced: 'Traced' },
    ja: { democracies: '民主主義国のみ', traced: '追跡済み' },
  }
  const told = (content: OrderContent, lang: 'en' | 'ja'): string => {
    const names: Readonly<Record<string, string>> =
      lang === 'en'
        ? { 'ndpr-oxide': 'NdPr oxide', 'dy-oxide': 'Dysprosium oxide', JPN: 'Japan', USA: 'United States' }
        : { 'ndpr-oxide': '酸化ジジム', 'dy-oxide': '酸化ジスプロシウム', JPN: '日本', USA: '米国' }
    const list = new Intl.ListFormat(lang)
    const name = (id: string): string => names[id] ?? id
    return readBack(content, {
      say: sayer(readMessages, lang),
      strictest: 'democracies',
      contracts: [CONTRACT],
      names: {
        lang,
        material: name,
        place: name,
        site: () => (lang === 'en' ? 'Plant' : '工場'),
        grade: (id) => (titles[lang] as Readonly<Record<string, string>>)[id] ?? id,
        month: (month) =>
          lang === 'en' ? (month === '2027-03' ? 'March 2027' : 'April 2027') : month.replace('-0', '年') + '月',
        price: (digits) => `${withSeparators(withCents(digits))} USD/kg`,
        money: (digits) => `${withSeparators(withCents(digits))} USD`,
        kg: (digits) => `${withSeparators(digits)} kg`,
        list: (items) => list.format([...items]),
      },
    })
  }
  const two = { ...ORDERS.buy, grade: 'traced', place: 'USA', at: MONTHS.map((month) => ({ month, bid: '82' })) }
  it('says in English what it does', () => {
    expect(told(orderOf(ORDERS.buy), 'en')).toBe(
      'You buy up to 12,000 kg of NdPr oxide, democracies only, in Japan, for March 2027, at most 82 USD/kg.',
    )
    expect(told(orderOf(two), 'en')).toBe(
      'You buy up to 12,000 kg of NdPr oxide, traced or stricter, in the United States, in whichever of these months suits the round: for March 2027, at most 82 USD/kg; for April 2027, at most 82 USD/kg.',
    )
    expect(told(orderOf(ORDERS.sell), 'en')).toBe(
      'You sell up to 100 kg of NdPr oxide, democracies only, in Japan, for March 2027, at least 63.50 USD/kg. At least 40 kg of it, or nothing. From the lot a.',
    )
    expect(told(orderOf(ORDERS.package), 'en')).toBe(
      'You sell together, in Japan, for March 2027: 90 kg of NdPr oxide (democracies only) and 10 kg of Dysprosium oxide (democracies only). That is 100 kg in all, for at least 95 USD/kg of the mix, and always in these proportions. All of it or nothing. From the lots a and b.',
    )
    expect(told(orderOf(ORDERS.convert), 'en')).toBe(
      'You convert for a fee at Plant, in Japan, in March 2027, with a capacity of up to 500 kg: each kilogram of it makes 1 kg of Dysprosium oxide (democracies only) out of 1.2 kg of NdPr oxide (democracies only), for at least 4 USD/kg.',
    )
    expect(told(orderOf(ORDERS.floor), 'en')).toBe(
      'You sell up to 100 kg of NdPr oxide, democracies only, in Japan, for March 2027, at any price from 50 USD/kg on, under the price contract c1: with what its budget pays or gets back, it makes 80 USD/kg. From the lot a.',
    )
  })
  const [first] = ORDERS.basket.baskets
  const together = { kind: 'basket', place: 'JPN', baskets: [first], money: '9000' }
  it('says of baskets and storage what they do', () => {
    expect(told(orderOf(together), 'en')).toBe(
      'You buy together, in Japan, for March 2027: 90 kg of NdPr oxide (democracies only) and 10 kg of Dysprosium oxide (democracies only), 100 kg in all, at most 95 USD/kg of the basket. At most 9,000 USD at this bid.',
    )
    expect(told(orderOf(ORDERS.basket), 'en')).toBe(
      'You buy in Japan one of these baskets, or shares of several that add to one: (1) for March 2027: 90 kg of NdPr oxide (democracies only) and 10 kg of Dysprosium oxide (democracies only), 100 kg in all, at most 95 USD/kg of the basket; (2) for April 2027: 150 kg of NdPr oxide (traced or stricter), 150 kg in all, at most 60 USD/kg of the basket. All of it or nothing. At most 9,000 USD at these bids, whichever it is.',
    )
    expect(told(orderOf(ORDERS.store), 'en')).toBe(
      'You keep up to 100 kg of NdPr oxide, democracies only, in Japan, from March 2027 to April 2027, for a fee of at least 0.50 USD/kg. All of it or nothing.',
    )
    expect(told(orderOf(together), 'ja')).toContain('まとめて購入：2027年3月引渡し、')
    expect(told(orderOf(ORDERS.basket), 'ja')).toContain('セット1 kg当たり60 USD/kg以下')
    expect(told(orderOf(ORDERS.store), 'ja')).toBe(
      '日本で2027年3月から2027年4月まで、酸化ジジム（民主主義国のみ）を最大100 kg保管。保管料0.50 USD/kg以上。全量のみ、一部の約定は不可。',
    )
  })
  it('says in Japanese what it does', () => {
    expect(told(orderOf(ORDERS.buy), 'ja')).toBe(
      '日本渡し、酸化ジジム（民主主義国のみ）を最大12,000 kg購入。2027年3月引渡し、82 USD/kg以下。',
    )
    expect(told(orderOf(two), 'ja')).toContain('（追跡済みまたはより厳格な等級）')
    expect(told(orderOf(ORDERS.sell), 'ja')).toBe(
      '日本渡し、2027年3月引渡し、酸化ジジム（民主主義国のみ）を最大100 kg売却。63.50 USD/kg以上。最低40 kg、それ未満は約定しない。ロット：a。',
    )
    expect(told(orderOf(ORDERS.package), 'ja')).toContain('合計100 kg、セット1 kg当たり95 USD/kg以上。')
    expect(told(orderOf(ORDERS.convert), 'ja')).toContain('加工賃4 USD/kg以上')
    expect(told(orderOf(ORDERS.floor), 'ja')).toContain('価格契約c1に基づき、50 USD/kg以上であればどの価格でも可')
  })
})
