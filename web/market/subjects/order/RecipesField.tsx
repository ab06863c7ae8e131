import { nameIn, WRITING } from '../../../../src/messages/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { AmountRow, without, withAt } from './AmountRow.tsx'
import type { Amount, Recipe } from './kinds/kind.ts'
import type { FieldsProps } from './kinds/kind.ts'
import { recipesFor } from './recipes.ts'
import { orderMessages } from './messages.gen.ts'

/** What a conversion makes of what, for a kilogram of its capacity; known processes fill it in. */
export function RecipesField({ draft, change, round }: FieldsProps): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { recipes } = draft
  const put = (next: readonly Recipe[]): void => change({ ...draft, recipes: next })
  const [first] = recipes
  const { lang, place: placeName } = useNaming()
  const sites = (useRead('/organisation').data?.sites ?? []).filter(
    ({ country, processes }) => processes.length > 0 && round.terms.places.includes(country),
  )
  const site = sites.find(({ id }) => id === draft.site)
  const processes = new Set(site?.processes.map(({ process }) => process))
  return (
    <fieldset className="order-group">
      <legend>{say('recipes')}</legend>
      <SelectField
        label={say('site')}
        hint={say(sites.length === 0 ? 'noSite' : 'siteHint')}
        value={draft.site}
        onChange={(id) => {
          const found = sites.find((one) => one.id === id)
          change({ ...draft, site: id, ...(found === undefined ? {} : { place: found.country }) })
        }}
        options={[
          ['', '–'],
          ...sites.map((one) => [one.id, WRITING[lang].inBrackets(nameIn(lang, one), placeName(one.country))] as const),
        ]}
        name="site"
      />
      <p className="hint">{say('recipesHint')}</p>
      {recipes.map((recipe, i) => (
        <OneRecipe
          key={i}
          title={say('recipe', { n: i + 1 })}
          recipe={recipe}
          round={round}
          processes={processes}
          change={(one) => put(withAt(recipes, i, one))}
          {...(recipes.length > 1 ? { drop: () => put(without(recipes, i)) } : {})}
        />
      ))}
      {first !== undefined && recipes.length < 10 && (
        <div className="row">
          <button type="button" className="button" onClick={() => put([...recipes, first])}>
            {say('addRecipe')}
          </button>
        </div>
      )}
    </fieldset>
  )
}

interface Props {
  readonly title: string
  readonly recipe: Recipe
  readonly round: FieldsProps['round']
  /** Of the site. */
  readonly processes: ReadonlySet<string>
  readonly change: (recipe: Recipe) => void
  readonly drop?: () => void
}

function OneRecipe({ title, recipe, round, processes, change, drop }: Props): React.JSX.Element {
  const say = useMessages(orderMessages)
  const { material: named, process: processName, list } = useNaming()
  const known = recipesFor(useRead('/names').data?.recipes ?? [], round.grades, processes)
  const chosen = known.findIndex(
    ({ process, inputs }) => process === recipe.process && materialsOf(inputs) === materialsOf(recipe.inputs),
  )
  const rows = (side: 'inputs' | 'outputs'): React.JSX.Element => {
    const amounts = recipe[side]
    const put = (next: readonly Amount[]): void => change({ ...recipe, [side]: next })
    const [first] = amounts
    return (
      <div className="stack">
        <p className="label">{say(side)}</p>
        {amounts.map((amount, i) => (
          <AmountRow
            key={i}
            legend={`${title}, ${say(side)} ${i + 1}`}
            unit={say('perKg')}
            amount={amount}
            round={round}
            change={(one) => put(withAt(amounts, i, one))}
            {...(amounts.length > 1 ? { drop: () => put(without(amounts, i)) } : {})}
          />
        ))}
        {first !== undefined && (
          <div className="row">
            <button type="button" className="button" onClick={() => put([...amounts, { ...first, kg: '' }])}>
              {say(side === 'inputs' ? 'addInput' : 'addOutput')}
            </button>
          </div>
        )}
      </div>
    )
  }
  return (
    <fieldset className="order-recipe">
      <legend>{title}</legend>
      {known.length > 0 && (
        <SelectField
          label={say('known')}
          value={chosen < 0 ? '' : String(chosen)}
          onChange={(at) => {
            const found = known[Number(at)]
            if (at !== '' && found !== undefined) change({ ...recipe, ...found })
          }}
          options={[
            ['', say('knownNone')],
            ...known.map(({ process, inputs, outputs }, i) => {
              const names = (amounts: readonly Amount[]): string => list(amounts.map(({ material }) => named(material)))
              return [String(i), `${names(inputs)} → ${names(outputs)} (${processName(process)})`] as const
            }),
          ]}
        />
      )}
      {rows('inputs')}
      {rows('outputs')}
      <TextField
        label={say('fee')}
        value={recipe.fee}
        onChange={(fee) => change({ ...recipe, fee })}
        inputMode="decimal"
        maxLength={30}
      />
      {drop !== undefined && (
        <div className="row">
          <button type="button" className="button" aria-label={`${say('drop')}: ${title}`} onClick={drop}>
            {say('drop')}
          </button>
        </div>
      )}
    </fieldset>
  )
}

const materialsOf = (amounts: readonly Amount[]): string =>
  amounts
    .map(({ material }) => material)
    .sort()
    .join(' ')
