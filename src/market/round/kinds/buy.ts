import { limitAt, minus, quantity, type MicroUsdPerKg } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import { BY_THE_GRAM, NOTHING, type Sized } from './grains.ts'
import { leastOf, month, name, orderKind, sized } from './kind.ts'

/** Buys up to `most` in all at one or several nodes, months say, for at most the bid at each. */
export const buy = ({
  id,
  owner,
  most,
  least = NOTHING,
  at,
}: Sized & { at: readonly { readonly node: string; readonly bid: MicroUsdPerKg }[] }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: at.map(({ node, bid }) => ({
    limit: bid === 0 ? 0 : minus(limitAt(bid, BY_THE_GRAM)),
    moves: [[node, minus(BY_THE_GRAM)]],
  })),
})

const schema = z.strictObject({
  kind: z.literal('buy'),
  ...sized,
  material: name,
  grade: name.meta({ description: 'the loosest grade by origin that is accepted' }),
  place: name,
  at: z
    .array(z.strictObject({ month, bid: usdPerKg }))
    .min(1)
    .max(24)
    .meta({ description: 'delivery months, any of which will do' }),
})

/** Goods in one month or another. */
export const BUY = orderKind({
  kind: 'buy',
  schema,
  names: ({ material, grade, place, at }) => ({
    materials: [[material, grade]],
    place,
    months: at.map((one) => one.month),
  }),
  book: (id, content, { share }) => {
    const { material, grade, place, at, kg } = content
    const least = leastOf(content)
    const most = quantity<'g'>(Math.floor(gramsOf(kg) * share))
    return buy({
      id,
      owner: id,
      most,
      least: least < most ? least : most,
      at: at.map(({ month, bid }) => ({ node: nodeName(material, grade, place, month), bid: microUsdOf(bid) })),
    })
  },
  limit: ({ at }) => at.map(({ month, bid }) => `${month}: ${bid}`).join('; '),
  isCut: true,
  example: {
    kind: 'buy',
    material: 'ndpr-oxide',
    grade: 'democracies',
    place: 'JPN',
    kg: '12000',
    at: [{ month: '2027-03', bid: '82' }],
  },
})
