import { limitAt, minus, type MicroUsdPerKg } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import { BY_THE_GRAM, NOTHING, type Sized } from './grains.ts'
import { leastOf, month, name, orderKind, sized } from './kind.ts'

/** Keeps goods from one month to a later one, at the same place, for a fee. */
export const store = ({
  id,
  owner,
  most,
  least = NOTHING,
  from,
  to,
  fee,
}: Sized & { readonly from: string; readonly to: string; readonly fee: MicroUsdPerKg }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: [
    {
      limit: limitAt(fee, BY_THE_GRAM),
      moves: [
        [from, minus(BY_THE_GRAM)],
        [to, BY_THE_GRAM],
      ],
    },
  ],
})

const schema = z.strictObject({
  kind: z.literal('store'),
  ...sized,
  material: name,
  grade: name,
  place: name,
  month: month.meta({ description: 'in which you take the goods in' }),
  until: month.meta({ description: 'a later one, in which you hand them out' }),
  fee: usdPerKg.meta({ description: 'for a kilogram' }),
})

/** Room for goods of others, from one month to another. */
export const STORE = orderKind({
  kind: 'store',
  since: 3,
  schema,
  names: ({ material, grade, place, month, until }) => ({
    materials: [[material, grade]],
    place,
    months: [month, until],
  }),
  book: (id, content) => {
    const { material, grade, place, month, until, fee, kg } = content
    const [from, to] = [month, until].map((one) => nodeName(material, grade, place, one)) as [string, string]
    return store({ id, owner: id, most: gramsOf(kg), least: leastOf(content), from, to, fee: microUsdOf(fee) })
  },
  limit: ({ fee }) => fee,
  *faults({ material, month, until }, _, { values }) {
    if (until <= month) yield { kind: 'store-until', month, until }
    if (!values.has(material)) yield { kind: 'value-unknown', material }
  },
  example: {
    kind: 'store',
    material: 'ndpr-oxide',
    grade: 'democracies',
    place: 'JPN',
    month: '2027-03',
    until: '2027-04',
    kg: '100',
    least: '100',
    fee: '0.5',
  },
})
