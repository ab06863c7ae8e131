import { less, massBought, type MicroUsd, type MicroUsdPerKg, type PlainGrams } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, kilograms, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Order } from '../book.ts'
import type { Named } from './grains.ts'
import { lots, month, name, oneGood, orderKind } from './kind.ts'
import { sell } from './sell.ts'

/**
 * Sells under a two-way contract: a seller that takes any price from its payment floor on, and is paid, or pays back, the
 * difference to the strike after the round. The budget caps the quantity and never the price:
 *
 *   most <= budget / (strike - floor)
 *
 * so that it holds whatever the price turns out to be.
 *
 * @param budget what of a named budget is set aside for this contract
 */
export function floorContract({
  id,
  owner,
  node,
  most,
  strike,
  floor,
  budget,
}: Named & {
  node: string
  most: PlainGrams
  strike: MicroUsdPerKg
  floor: MicroUsdPerKg
  budget: { readonly name: string; readonly amount: MicroUsd }
}): Order {
  const worst = less(strike, floor)
  const affordable = worst > 0 ? massBought(budget.amount, worst) : most
  return {
    ...sell({ id, owner, most: affordable < most ? affordable : most, node, ask: floor }),
    contract: { strike, budget: budget.name },
  }
}

const schema = z.strictObject({
  kind: z.literal('floor'),
  kg: kilograms,
  material: name,
  grade: name,
  place: name,
  month,
  contract: name.meta({ description: 'a price contract that the market knows' }),
  floor: usdPerKg.meta({ description: 'the seller takes any price from here on' }),
  lots,
})

/** Goods under a price contract. */
export const FLOOR = orderKind({
  kind: 'floor',
  schema,
  names: ({ material, grade, place, month }) => ({ materials: [[material, grade]], place, months: [month] }),
  offered: oneGood,
  book: (id, content, { contract }) => {
    if (contract === undefined) throw new Error(`no contract ${content.contract}`)
    const { material, grade, place, month, kg, floor } = content
    return floorContract({
      id,
      owner: id,
      node: nodeName(material, grade, place, month),
      most: gramsOf(kg),
      strike: contract.strike,
      floor: microUsdOf(floor),
      budget: { name: contract.budget, amount: contract.amount },
    })
  },
  limit: ({ floor }) => floor,
  under: ({ contract: id, material, floor }) => ({ id, material, floor }),
  example: {
    kind: 'floor',
    material: 'ndpr-oxide',
    grade: 'democracies',
    place: 'JPN',
    month: '2027-03',
    kg: '100',
    contract: 'c1',
    floor: '50',
    lots: ['urn:lot:a'],
  },
})
