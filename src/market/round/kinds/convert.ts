import { GRAMS_PER_KG, limitAt, minus, quantity, type MicroUsdPerKg, type PlainGrams } from '../../../quantity/index.ts'
import { z } from 'zod'
import { gramsOf, microUsdOf, usdPerKg } from '../../amounts.ts'
import type { Fixed } from '../../fixed.ts'
import { nodeName, type Order } from '../book.ts'
import { commonDivisor, inGrains, NOTHING, type Amounts, type Sized } from './grains.ts'
import { amount, leastOf, month, name, orderKind, pairs, sized } from './kind.ts'

export interface ConversionRecipe {
  /** For a kilogram of capacity. */
  readonly fee: MicroUsdPerKg
  /** For a kilogram of capacity. */
  readonly inputs: Amounts
  readonly outputs: Amounts
}

/** Converts goods for a fee, in whole grains of the recipe. Recipes, such as one for each grade, share the capacity of `most`. */
export function convert({
  id,
  owner,
  most,
  least = NOTHING,
  recipes,
}: Sized & { readonly recipes: readonly ConversionRecipe[] }): Order {
  const amounts = recipes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(([, grams]) => grams))
  const divisor = commonDivisor([GRAMS_PER_KG, ...amounts])
  const grain = quantity<'g/grain'>(GRAMS_PER_KG / divisor)
  return {
    id,
    owner,
    ...inGrains(most, least, grain),
    alternatives: recipes.map(({ fee, inputs, outputs }) => ({
      limit: limitAt(fee, grain),
      moves: [
        ...inputs.map(([node, grams]) => [node, minus(grams) / divisor] as const),
        ...outputs.map(([node, grams]) => [node, grams / divisor] as const),
      ],
    })),
  }
}

const schema = z.strictObject({
  kind: z.literal('convert'),
  ...sized,
  site: name
    .optional()
    .meta({ description: 'URI of your site that does it; only orders by the first rules have none' }),
  place: name,
  month,
  recipes: z
    .array(
      z.strictObject({
        process: name
          .optional()
          .meta({ description: 'of the market’s tables, which the site has. Needed, as the site' }),
        fee: usdPerKg.meta({ description: 'for a kilogram of capacity' }),
        inputs: z.array(amount).min(1).max(20),
        outputs: z.array(amount).min(1).max(20),
      }),
    )
    .min(1)
    .max(10)
    .meta({ description: 'kilograms for a kilogram of capacity; recipes share the capacity' }),
})
type Content = Fixed<z.infer<typeof schema>>

/** Work at a plant for a fee: tolling. */
export const CONVERT = orderKind({
  kind: 'convert',
  schema,
  names: ({ recipes, place, month }) => ({
    materials: recipes.flatMap(({ inputs, outputs }) => pairs([...inputs, ...outputs])),
    place,
    months: [month],
  }),
  book: (id, content) => {
    const { recipes, place, month, kg } = content
    const amounts = (list: Content['recipes'][number]['inputs']): (readonly [string, PlainGrams])[] =>
      list.map(({ material, grade, kg: each }) => [nodeName(material, grade, place, month), gramsOf(each)] as const)
    return convert({
      id,
      owner: id,
      most: gramsOf(kg),
      least: leastOf(content),
      recipes: recipes.map(({ fee, inputs, outputs }) => ({
        fee: microUsdOf(fee),
        inputs: amounts(inputs),
        outputs: amounts(outputs),
      })),
    })
  },
  limit: ({ recipes }) => recipes.map(({ process, fee }) => `${process}: ${fee}`).join('; '),
  work: ({ site, place, month, recipes }) => ({ site, place, month, recipes }),
  example: {
    kind: 'convert',
    place: 'JPN',
    month: '2027-03',
    site: 'urn:site:plant',
    kg: '500',
    recipes: [
      {
        process: 'work',
        fee: '4',
        inputs: [{ material: 'ndpr-oxide', grade: 'democracies', kg: '1.2' }],
        outputs: [{ material: 'dy-oxide', grade: 'democracies', kg: '1' }],
      },
    ],
  },
})
