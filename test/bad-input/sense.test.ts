import { describe } from 'vitest'
import { type WorldRow, BUYERS, SWITCHING, COSTS, eachWorld } from './told.ts'

const sense: WorldRow[] = [
  {
    fault: 'a use is given in t metal where the material is counted in t product',
    spoil: (world) => world.cells('demand.csv', 2, { unit: 't metal/yr' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/demand.csv, line 2, column unit',
    says: '"t metal/yr"; here it is in "t product/yr"',
    remedy: 'Convert',
  },
  {
    fault: 'a capacity is given in t REO where the process is counted in t product',
    spoil: (world) => world.cells('sites.csv', 2, { unit: 't REO/yr' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/sites.csv, line 2, column unit',
    says: '"t REO/yr"; here it is in "t product/yr"',
    remedy: 'Convert',
  },
  {
    fault: 'a freight is given by the tonne instead of the kilogram',
    spoil: (world) => world.cells('lanes.csv', 2, { unit: 'USD/t' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/lanes.csv, line 2, column unit',
    says: '"USD/t"; here it is in "USD/kg"',
    remedy: 'Convert',
  },
  {
    fault: 'a cost is given by the tonne instead of the kilogram',
    spoil: (world) => world.write('costs.csv', `${COSTS}\ncan,,1,1,1,USD/t,2024,case,high,\n`),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/costs.csv, line 2, column unit',
    says: '"USD/t"; here it is in "USD/kg"',
    remedy: 'Convert',
  },
  {
    fault: 'a time to qualify is given in days instead of months',
    spoil: (world) =>
      world.write('switching.csv', `${SWITCHING}\nproduct,qualification,90,60,120,days,2024,case,high,\n`),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/switching.csv, line 2, column unit',
    says: '"days"; here it is in "months"',
    remedy: 'Convert',
  },
  {
    fault: 'a recipe gives more than it takes',
    world: 'time-to-survive',
    spoil: (world) => world.cells('recipes.csv', 6, { value: '3', low: '3', high: '3' }),
    code: 'RECIPE_MAKES_MASS',
    at: 'world/recipes.csv, line 6, column value',
    says: '"assemble" at "plant" gives 3 t of product for 2 t taken in',
    remedy: 'Correct the recipe',
  },
  {
    fault: 'two recipes in a cycle make mass from nothing',
    world: 'time-to-survive',
    spoil: (world) => {
      world.append('processes.csv', 'recycle,recycle,,metal,t product,0,')
      world.append(
        'recipes.csv',
        'recycle,,in,good,mass,1,1,1,t/t,2024,case,high,',
        'recycle,,out,a,mass,1.2,1.2,1.2,t/t,2024,case,high,',
      )
      world.append('operations.csv', 'plant,recycle,,0,0,0,t product/yr,2024,case,high,')
    },
    code: 'RECIPE_MAKES_MASS',
    at: 'world/recipes.csv, line 8, column value',
    says: 'a cycle that makes mass from nothing',
    remedy: 'Correct the recipe',
  },
  {
    fault: 'a process gives two goods and does not say for which it is run',
    world: 'time-to-survive',
    spoil: (world) => {
      world.append('materials.csv', 'spare,spare,,magnet,t product,yes,')
      world.append('recipes.csv', 'assemble,,out,spare,mass,0.1,0.1,0.1,t/t,2024,case,high,')
    },
    code: 'PRODUCT_UNCLEAR',
    at: 'world/processes.csv, line 4, column product',
    says: 'Process "assemble" gives',
    remedy: 'Name it in the column "product"',
  },
  {
    fault: 'a main product that the process does not give',
    world: 'shipped',
    spoil: (world) => world.cells('processes.csv', 5, { product: 'phosphor' }),
    code: 'PRODUCT_NOT_MADE',
    at: 'world/processes.csv, line 5, column product',
    says: '"phosphor" is named as the main product of "separate-seg"',
    remedy: 'Name one of its outputs',
  },
  {
    fault: 'two supplier states',
    world: 'shipped',
    spoil: (world) =>
      world.append('places.csv', 'TWO,Two,,coercer,rest,0,0,1,1,1,bn USD/yr,2024,judgement,low,invented'),
    code: 'SUPPLIER_STATE_TWICE',
    at: 'column bloc',
    says: '"TWO" is a supplier state, as "CHN" is already',
    remedy: 'to one place',
  },
  {
    fault: 'two prices of the baseline year',
    world: 'shipped',
    spoil: (world) => world.append('prices.csv', 'phosphor,CHN,baseline,,1,1,1,USD/kg,2023,judgement,low,'),
    code: 'PRICE_TWICE',
    at: 'column kind',
    says: 'phosphor at CHN has a second price',
    remedy: 'Keep the one',
  },
  {
    fault: 'a price that was observed does not say what it is the price of',
    world: 'shipped',
    spoil: (world) => world.append('prices.csv', 'phosphor,CHN,offer,,1,1,1,USD/kg,2023,judgement,low,'),
    code: 'PRICE_WITHOUT_BASIS',
    at: 'column basis',
    says: 'phosphor at CHN does not say',
    remedy: 'inside, fob, cif',
  },
  {
    fault: 'the shares of a profile do not add to 1',
    spoil: (world) => world.cells('steps.csv', 2, { share: '0.9', share_low: '0.9' }),
    code: 'STEPS_DO_NOT_ADD_UP',
    at: 'steps.csv',
    says: '"must" add to 0.9',
    remedy: 'Correct the shares',
  },
  {
    fault: 'the worth of a profile’s steps does not rise',
    spoil: (world) => {
      world.cells('steps.csv', 2, { kind: 'curtail', share: '0.4', share_low: '0.4' })
      world.append('steps.csv', 'must,2,stop,0.6,0.6,0.6,1,1,1,0,0,0,case,high,')
    },
    code: 'STEPS_NOT_RISING',
    at: 'steps.csv, line 3',
    says: 'Step 2 of profile "must"',
    remedy: 'the cheapest use gives way first',
  },
  {
    fault: 'a sector’s profile has no steps',
    spoil: (world) => world.cells('sectors.csv', 2, { profile: 'may' }),
    code: 'STEPS_MISSING',
    at: 'steps.csv',
    says: '"may", which has no steps',
    remedy: 'sectors.csv',
  },
  {
    fault: 'the shares of the buyers do not add to 1',
    spoil: (world) =>
      world.write('buyers.csv', `${BUYERS}\nlean,0.5,0.5,0.5,1,1,1,case,high,\nusual,0.4,0.4,0.4,1,1,1,case,high,\n`),
    code: 'BUYERS_DO_NOT_ADD_UP',
    at: 'buyers.csv',
    says: 'add to 0.9',
    remedy: 'Correct the shares',
  },
  {
    fault: 'nobody uses anything: the table of demand is only a header',
    spoil: (world) => world.edit('demand.csv', (text) => text.slice(0, text.indexOf('\n') + 1)),
    code: 'WORLD_WITHOUT_DEMAND',
    at: 'demand.csv',
    says: 'demand.csv',
    remedy: 'Add',
  },
]

describe('a world that cannot be used is refused', () => {
  describe('sense', () => eachWorld(sense))
})
