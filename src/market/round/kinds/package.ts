import { limitAt, quantity, type MicroUsdPerKg } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, kilograms, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import { commonDivisor, inGrains, NOTHING, type Amounts, type Sized } from './grains.ts'
import { amount, leastOf, lots, month, name, orderKind, pairs } from './kind.ts'

/**
 * Sells several goods together, in fixed parts by mass, such as NdPr with Dy and Tb from one ore.
 *
 * @param ask for a kilogram of the package
 */
export function sellPackage({
  id,
  owner,
  most,
  least = NOTHING,
  ask,
  parts,
}: Sized & { ask: MicroUsdPerKg; parts: Amounts }): Order {
  const divisor = commonDivisor(parts.map(([, grams]) => grams))
  const moves = parts.map(([node, grams]) => [node, grams / divisor] as const)
  const grain = quantity<'g/grain'>(moves.reduce((sum, [, grams]) => sum + grams, 0))
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: [{ limit: limitAt(ask, grain), moves }],
  }
}

const schema = z.strictObject({
  kind: z.literal('package'),
  least: kilograms.optional().meta({ description: 'of all its parts together' }),
  parts: z.array(amount).min(2).max(20),
  place: name,
  month,
  ask: usdPerKg.meta({ description: 'for a kilogram of the package' }),
  lots,
})

/** Several goods together, in fixed parts. */
export const PACKAGE = orderKind({
  kind: 'package',
  schema,
  names: ({ parts, place, month }) => ({ materials: pairs(parts), place, months: [month] }),
  offered: ({ parts }) => new Map(parts.map(({ material, grade, kg }) => [material, { grade, grams: gramsOf(kg) }])),
  book: (id, content) => {
    const { parts, place, month, ask } = content
    const amounts = parts.map(
      ({ material, grade, kg }) => [nodeName(material, grade, place, month), gramsOf(kg)] as const,
    )
    const most = quantity<'g'>(amounts.reduce((sum, [, grams]) => sum + grams, 0))
    return sellPackage({ id, owner: id, most, least: leastOf(content), ask: microUsdOf(ask), parts: amounts })
  },
  limit: ({ ask }) => ask,
  repeats: ({ parts }) => new Set(parts.map(({ material }) => material)).size < parts.length,
  example: {
    kind: 'package',
    place: 'JPN',
    month: '2027-03',
    least: '100',
    parts: [
      { material: 'ndpr-oxide', grade: 'democracies', kg: '90' },
      { material: 'dy-oxide', grade: 'democracies', kg: '10' },
    ],
    ask: '95',
    lots: ['urn:lot:a', 'urn:lot:b'],
  },
})
