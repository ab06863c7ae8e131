import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { Choice, TickBox } from '../../ui/Controls.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import {
  AGAINST,
  asksBesides,
  CHANCES,
  clashesOf,
  drawsWorlds,
  FRESH,
  guardsWorlds,
  risksWith,
  SAMPLES,
  withAgainst,
  withAttackStart,
  withDumping,
  withFreshDraws,
  withRisk,
  withSamples,
  worstPart,
} from './guard.ts'
import type { Asking } from './props.ts'
import { guardMessages } from './guard.gen.ts'

const { options } = QUESTIONS.plan
const DIGITS = 4

/** Other worlds, years and prices that a plan may guard against: folded away until one of them is asked for. */
export function GuardControls({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  return (
    <details open={asksBesides(request)}>
      <summary>{say('besides')}</summary>
      <div className="stack">
        <Worlds request={request} change={change} />
        <Tests request={request} change={change} />
        <AttackStart request={request} change={change} />
        <QuietYears request={request} change={change} />
        <Dumping request={request} change={change} />
      </div>
    </details>
  )
}

/** The menu that is asked about, as far as the catalogue has it. */
const useMenu = (id: string): ReturnType<typeof useCatalogue>['menus'][number] | undefined =>
  useCatalogue().menus.find((one) => one.id === id)

/** Which worlds, how they are weighed, and how many are drawn. */
function Worlds({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  const { percent } = useWording()
  const { against, risk, draws, menu } = request
  const clash = clashesOf(request, useMenu(menu)?.listsContingencies ?? false).against
  const nameOf = (one: string): string =>
    one === 'worst' || one === 'expected' ? say(`risk-${one}`) : say('riskTail', { part: percent(worstPart(one)) })
  return (
    <>
      <Choice
        label={say('against')}
        name="against"
        value={against}
        options={AGAINST.map((one) => ({ id: one, name: say(`against-${one}`) }))}
        isFixed={clash !== undefined && !guardsWorlds(request)}
        note={say(clash ?? (guardsWorlds(request) ? 'againstNote' : 'centralNote'))}
        onChange={(value) => change(withAgainst(request, AGAINST.find((one) => one === value) ?? 'central'))}
      />
      {(guardsWorlds(request) || risk !== options.risk.default) && (
        <Choice
          label={say('risk')}
          name="risk"
          value={risk}
          options={risksWith(risk).map((one) => ({ id: one, name: nameOf(one) }))}
          onChange={(value) => change(withRisk(request, value))}
        />
      )}
      {drawsWorlds(request) && (
        <Slider
          label={say('draws')}
          value={draws}
          {...limits(options.draws, options.draws.max, draws)}
          step={1}
          text={(n) => say('drawsText', { n })}
          onChange={(value) => change({ ...request, draws: value })}
          name="draws"
        />
      )}
    </>
  )
}

/** In how many worlds besides the plan is tested, and by how many other samples. */
function Tests({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  const { number } = useWording()
  const { freshDraws, replications, risk, menu } = request
  const clash = clashesOf(request, useMenu(menu)?.listsContingencies ?? false).against
  const counts = (offered: readonly number[], asked: number | undefined): { id: string; name: string }[] =>
    [...new Set([...offered, ...(asked === undefined ? [] : [asked])])]
      .sort((one, other) => one - other)
      .map((n) => ({ id: String(n), name: number(n, DIGITS) }))
  return (
    <>
      <Choice
        label={say('fresh')}
        name="freshDraws"
        value={freshDraws === undefined ? '' : String(freshDraws)}
        none={say('noFresh')}
        options={counts(FRESH, freshDraws)}
        isFixed={clash !== undefined && freshDraws === undefined}
        note={clash === undefined ? say('freshNote') : undefined}
        onChange={(value) => change(withFreshDraws(request, value))}
      />
      {drawsWorlds(request) && risk !== 'worst' && (
        <Choice
          label={say('samples')}
          name="replications"
          value={replications === undefined ? '' : String(replications)}
          none={say('noFresh')}
          options={counts(SAMPLES, replications)}
          note={say('samplesNote')}
          onChange={(value) => change(withSamples(request, value))}
        />
      )}
    </>
  )
}

/** As of which month an attack finds the world. */
function AttackStart({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  const { month } = useWording()
  const own = useMenu(request.menu)?.start
  const shown = request.attackStart ?? own ?? ''
  return (
    <Labelled label={say('attackStart')}>
      {(id) => (
        <>
          <input
            id={id}
            name="attackStart"
            type="month"
            min="2025-01"
            max="2060-12"
            key={shown}
            defaultValue={shown}
            onChange={({ target: { value, validity } }) => {
              if (validity.valid && /^(\d{4}-\d\d)?$/.test(value)) change(withAttackStart(request, value, own))
            }}
          />
          {own !== undefined && <p className="quiet">{say('attackStartNote', { month: month(own) })}</p>}
        </>
      )}
    </Labelled>
  )
}

function QuietYears({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  const { quietYears, menu } = request
  const clash = clashesOf(request, useMenu(menu)?.listsContingencies ?? false).quietYears
  return (
    <>
      <TickBox
        label={say('quietYears')}
        name="quietYears"
        checked={quietYears}
        isFixed={clash !== undefined && !quietYears}
        onChange={(checked) => change({ ...request, quietYears: checked })}
      />
      {clash !== undefined && <p className="quiet">{say(clash)}</p>}
    </>
  )
}

/** A path of prices below cost, and how likely a year of them is. */
function Dumping({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(guardMessages)
  const { lang, percent } = useWording()
  const { dumping: paths, dumpingProbability: tabled } = useCatalogue()
  const { dumping, dumpingProbability: chance } = request
  const clash = clashesOf(request, false).dumping
  const chosen = paths.find(({ id }) => id === dumping)
  const chances = chance === undefined || CHANCES.includes(chance) ? CHANCES : [...CHANCES, chance]
  return (
    <>
      <Choice
        label={say('dumping')}
        name="dumping"
        value={dumping ?? ''}
        none={say('noDumping')}
        options={paths.map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
        isFixed={clash !== undefined && dumping === undefined}
        // Titles are longer than the control is wide.
        note={
          clash !== undefined
            ? say(clash)
            : chosen === undefined
              ? undefined
              : say('dumpingNote', { path: nameIn(lang, chosen) })
        }
        onChange={(value) => change(withDumping(request, value))}
      />
      {(dumping !== undefined || chance !== undefined) && (
        <Choice
          label={say('dumpingChance')}
          name="dumpingProbability"
          value={chance === undefined ? '' : String(chance)}
          none={say('dumpingTabled', { chance: percent(tabled, 1) })}
          options={chances.toSorted((a, b) => a - b).map((one) => ({ id: String(one), name: percent(one, 1) }))}
          onChange={(value) => {
            const { dumpingProbability: _before, ...rest } = request
            change(value === '' ? rest : { ...rest, dumpingProbability: Number(value) })
          }}
        />
      )}
    </>
  )
}
