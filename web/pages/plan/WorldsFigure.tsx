import { WRITING } from '../../../src/messages/index.ts'
import { planColumns } from '../../../src/studies/light.ts'
import { Bars } from '../../charts/bars/Bars.tsx'
import { Key } from '../../charts/Key.tsx'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { againstMessages } from './against.gen.ts'
import { comparedWorlds, drawOf, extremesOf, type ComparedWorld } from './guard.ts'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'
import { useConductName } from './use-conduct-name.ts'

const DIGITS = 3

/** What a world is called: the central case, a setting of conduct by its name, or the number of its draw with what is acted by there. */
function useWorldName(): (world: Pick<ComparedWorld, 'id' | 'conduct' | 'isDrawn'>) => string {
  const say = useMessages(againstMessages)
  const { commas, inBrackets } = useWording()
  const nameOf = useConductName()
  return ({ id, conduct, isDrawn }) => {
    const acted = commas(conduct.map(nameOf))
    if (!isDrawn) return acted === '' ? say('central') : acted
    const drawn = say('drawn', { n: drawOf({ id }) })
    return acted === '' ? drawn : inBrackets(drawn, acted)
  }
}

/** Where several worlds are guarded against: what is paid and lost in each, with this plan and with the one for the central case alone. */
export function WorldsFigure({ result, shown }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { headed } = useNumbers()
  const say = useMessages(againstMessages)
  const source = useMessages(planMessages)
  const words = useWording()
  const name = useWorldName()
  const worlds = comparedWorlds(result.worlds)
  const { best, worst } = extremesOf(worlds)
  const differs = best !== undefined || worst !== undefined
  const values = {
    best: best === undefined ? '' : name(best),
    saved: best === undefined ? '' : words.money(best.spared),
    worst: worst === undefined ? '' : name(worst),
    more: worst === undefined ? '' : words.money(-worst.spared),
  }
  const answer =
    best === undefined
      ? worst === undefined
        ? say('worldsSame', { n: worlds.length })
        : say('worldsWorse', values)
      : say(worst === undefined ? 'worldsBetter' : 'worldsBoth', values)
  return (
    <Figure
      title={say('worldsTitle')}
      answer={answer}
      name="plan-worlds"
      source={source('source')}
      note={
        <>
          {differs && (
            <Key
              entries={[
                [<rect key="a" width="22" height="14" className="fill-accent" />, say('keyLess')],
                [<rect key="b" width="22" height="14" className="fill-stopped" />, say('keyMore')],
              ]}
            />
          )}
          <p>{WRITING[words.lang].after(say('worldsNote'), shown.point === '' ? '' : say('worldsAsked'))}</p>
        </>
      }
      table={{
        columns: [
          { name: say('world') },
          column('held_before_musd'),
          column('no_plan_musd'),
          column('central_plan_musd'),
          column('guarded_plan_musd'),
          headed('MUSD', say('spared')),
        ],
        rows: worlds.map((world) => {
          const { id, heldBefore, objective, spared } = world
          return [
            cell(name(world), id),
            ...[heldBefore, objective.doNothing, objective.centralPlan, objective.plan, spared].map((value) =>
              cell(words.number(value, DIGITS), value),
            ),
          ]
        }),
      }}
    >
      {differs ? (
        <Bars
          label={say('worldsTitle')}
          rows={worlds.map((world) => {
            const { id, heldBefore, objective, spared } = world
            return {
              id,
              name: name(world),
              details: [
                say('rowDetail', {
                  without: words.money(objective.doNothing),
                  central: words.money(objective.centralPlan),
                }),
                say('rowPlan', { plan: words.money(objective.plan) }),
                ...(heldBefore === 0
                  ? []
                  : [say(heldBefore < 0 ? 'rowHeldLess' : 'rowHeld', { held: words.money(Math.abs(heldBefore)) })]),
              ],
              value: spared,
              isGain: spared > 0,
              text:
                spared === 0
                  ? say('rowSame')
                  : say(spared > 0 ? 'rowLess' : 'rowMore', { amount: words.money(Math.abs(spared)) }),
            }
          })}
        />
      ) : undefined}
    </Figure>
  )
}
