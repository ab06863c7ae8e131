import { useState } from 'react'
import { grams } from '../../../../src/quantity/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { gramsIn, kgText, massOf } from '../../parts/exact.ts'
import { circumstances, eventUri } from '../../client/recording.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { newLot, type Known } from './known.ts'
import { PickLots } from './PickLots.tsx'
import { RecordForm } from './RecordForm.tsx'
import { canTake, expected, lotsAt, masses, massesOf, worksOf, type Taken } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** A process makes other material of lots, no more than its recipe does. */
export function Transform({ known, first }: { readonly known: Known; readonly first: string }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const works = worksOf(known.own.sites, known.recipes, new Set(known.elements.keys()))
  const begun = known.lots.find(({ id }) => id === first)
  const [chosen, setChosen] = useState('')
  const [taken, setTaken] = useState<readonly Taken[]>(() =>
    begun === undefined ? [] : [{ lot: begun.id, kg: begun.left }],
  )
  const [made, setMade] = useState<Readonly<Record<string, string>>>({})
  const can = works.find(
    ({ site, recipe }) =>
      begun !== undefined &&
      site.id === begun.site &&
      recipe.inputs.some(({ material }) => material === begun.material),
  )
  const work = works.find(({ key }) => key === chosen) ?? can ?? works[0]
  if (work === undefined) return <p>{say('noWork')}</p>
  const { site, recipe } = work
  const here = lotsAt(known.lots, site.id)
  const mine = taken.filter(({ lot }) => here.some(({ id, material }) => id === lot && takes(material)))
  const most = expected(recipe, massesOf(mine, here))
  const outputs = recipe.outputs.flatMap(({ material }) => {
    const kg = made[material] ?? ''
    return kg.trim() === '' ? [] : [{ material, kg }]
  })
  const tooMuch = (material: string, kg: string): boolean => (massOf(kg) ?? 0n) > (most.get(material) ?? 0n)
  const isFine =
    canTake(mine, here) &&
    outputs.length > 0 &&
    outputs.every(({ material, kg }) => massOf(kg) !== undefined && !tooMuch(material, kg))
  return (
    <RecordForm
      action={say('doTransform')}
      input={isFine ? { work: work.key, taken: mine, outputs } : undefined}
      actsOf={(input, at) => {
        const did = works.find(({ key }) => key === input.work) ?? work
        return [
          {
            kind: 'transform',
            id: eventUri(known.own.organisation, did.recipe.process),
            ...circumstances(known.own, did.site, at),
            process: did.recipe.process,
            inputs: masses(input.taken),
            outputs: input.outputs.map(({ material, kg }) => newLot(known, material, grams(gramsIn(kg)))),
          },
        ]
      }}
      taken={() => {
        setTaken([])
        setMade({})
      }}
    >
      <SelectField
        label={say('work')}
        value={work.key}
        onChange={(key) => {
          setChosen(key)
          setMade({})
        }}
        options={works.map(({ key, site: at, recipe: { process, inputs, outputs: makes } }) => [
          key,
          say('workOption', {
            inputs: naming.list(inputs.map(({ material }) => naming.material(material))),
            outputs: naming.list(makes.map(({ material }) => naming.material(material))),
            site: naming.site(at.id),
            process: naming.process(process),
          }),
        ])}
      />
      {recipe.inputs.map(({ material }) => {
        const lots = here.filter((lot) => lot.material === material)
        const name = naming.material(material)
        return lots.length === 0 ? (
          <p key={material}>{say('noInputs', { material: name })}</p>
        ) : (
          <PickLots
            key={material}
            legend={say('inputs', { material: name })}
            lots={lots}
            taken={mine}
            onChange={setTaken}
          />
        )
      })}
      <p className="quiet">{say('tolling')}</p>
      {recipe.outputs.map(({ material }) => {
        const limit = most.get(material) ?? 0n
        const kg = naming.kg(kgText(limit))
        return (
          <TextField
            key={material}
            label={say('output', { material: naming.material(material) })}
            hint={
              limit === 0n
                ? say('outputWait')
                : say(tooMuch(material, made[material] ?? '') ? 'outputTooMuch' : 'outputHint', { kg })
            }
            value={made[material] ?? ''}
            onChange={(text) => setMade({ ...made, [material]: text })}
            inputMode="decimal"
          />
        )
      })}
    </RecordForm>
  )

  function takes(material: string): boolean {
    return work?.recipe.inputs.some((input) => input.material === material) ?? false
  }
}
