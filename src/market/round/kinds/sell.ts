import { limitAt, type MicroUsdPerKg } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import { BY_THE_GRAM, NOTHING, type Sized } from './grains.ts'
import { leastOf, lots, month, name, oneGood, orderKind, sized } from './kind.ts'

/** Sells up to `most` at a node for at least `ask`. */
export const sell = ({
  id,
  owner,
  most,
  least = NOTHING,
  node,
  ask,
}: Sized & { node: string; ask: MicroUsdPerKg }): Order => ({
  id,
  owner,
  most,
  least,
  alternatives: [{ limit: limitAt(ask, BY_THE_GRAM), moves: [[node, BY_THE_GRAM]] }],
})

const schema = z.strictObject({
  kind: z.literal('sell'),
  ...sized,
  material: name,
  grade: name,
  place: name,
  month,
  ask: usdPerKg,
  lots,
})

/** Goods that lie in lots of the seller. */
export const SELL = orderKind({
  kind: 'sell',
  schema,
  names: ({ material, grade, place, month }) => ({ materials: [[material, grade]], place, months: [month] }),
  offered: oneGood,
  book: (id, content) => {
    const { material, grade, place, month, ask, kg } = content
    const node = nodeName(material, grade, place, month)
    return sell({ id, owner: id, most: gramsOf(kg), least: leastOf(content), node, ask: microUsdOf(ask) })
  },
  limit: ({ ask }) => ask,
  ask: ({ material, ask }) => ({ material, ask }),
  example: {
    kind: 'sell',
    material: 'ndpr-oxide',
    grade: 'democracies',
    place: 'JPN',
    month: '2027-03',
    kg: '100',
    least: '40',
    ask: '63.50',
    lots: ['urn:lot:a'],
  },
})
