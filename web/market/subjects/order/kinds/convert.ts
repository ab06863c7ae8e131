import type { OrderContent } from '../../../../../src/market/index.ts'
import { typedDigits } from '../../../parts/exact.ts'
import { RecipesField } from '../RecipesField.tsx'
import { amountsTyped, ANY_PART, leastTyped, type KindPage } from './kind.ts'

export const CONVERT_PAGE: KindPage<Extract<OrderContent, { readonly kind: 'convert' }>> = {
  form: {
    place: 'placeConvert',
    month: 'month',
    Parts: RecipesField,
    size: { label: 'capacity', hint: 'capacityHint' },
    partly: ANY_PART,
    lacking: ({ grades }) => (grades.length < 2 ? 'onePart' : undefined),
  },
  write: (draft) => {
    const { site, place, month } = draft
    const kg = typedDigits(draft.kg)
    const recipes = draft.recipes.map(({ process, fee, inputs, outputs }) => ({
      process,
      fee: typedDigits(fee),
      inputs: amountsTyped(inputs),
      outputs: amountsTyped(outputs),
    }))
    return { kg, ...leastTyped(draft, kg), site, place, month, recipes }
  },
  read: ({ month, site = '', recipes }) => ({
    month,
    site,
    recipes: recipes.map(({ process = '', ...recipe }) => ({ process, ...recipe })),
  }),
  readBack: ({ site, month, recipes }, { say, names, part, price, here, told }) =>
    told(
      say('convert', {
        ...here,
        site: site === undefined ? '–' : names.site(site),
        month: names.month(month),
        recipes: recipes
          .map(({ fee, inputs, outputs }) =>
            say('recipe', {
              inputs: names.list(inputs.map(part('becomes'))),
              outputs: names.list(outputs.map(part('becomes'))),
              price: price(fee),
            }),
          )
          .join(say('orRecipe')),
      }),
    ),
  past: {},
}
