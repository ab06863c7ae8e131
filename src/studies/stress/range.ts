import type { Ranged, World } from '../../world/index.ts'

/** How far figures are moved towards the end of their range in the mild and the severe case: half-way, all at once. */
const HALF_WAY = 0.5

type Case = 'mild' | 'severe'

/**
 * A world whose uncertain figures of behaviour lean one way: stocks, leakage, speed of switching, time until thrift and
 * substitution are ready, share of uses that stop a line, and value at stake. Moving them all at once is more extreme
 * than each being half-way; it is a plain bracket, not a confidence interval.
 */
export function leaning(world: World, which: Case): World {
  const good = which === 'mild'
  const towards = ({ value, low, high }: Ranged, better: 'low' | 'high'): number =>
    value + HALF_WAY * (((better === 'low') === good ? low : high) - value)
  const lean = <T extends Ranged>(figure: T, better: 'low' | 'high'): T => ({
    ...figure,
    value: towards(figure, better),
  })

  const parameters = new Map(world.parameters)
  const better: Readonly<Record<string, 'low' | 'high'>> = {
    leakage: 'high',
    'low-heavy-at-once': 'high',
    'low-heavy-ramp': 'high',
    'heavy-free-at-once': 'high',
    'heavy-free-ramp': 'high',
  }
  for (const [id, end] of Object.entries(better)) {
    const figure = parameters.get(id)
    if (figure !== undefined) parameters.set(id, lean(figure, end))
  }
  return {
    ...world,
    parameters,
    parameter: (id) => parameters.get(id)?.value ?? world.parameter(id),
    stocks: world.stocks.map((stock) => ({ ...stock, cover: lean(stock.cover, 'high') })),
    switching: new Map([...world.switching].map(([stage, rule]) => [stage, leanSwitching(rule, good)])),
    steps: (profile) => {
      const steps = world.steps(profile)
      const stop = steps.at(-1)
      if (stop === undefined) return steps
      // What the last step gains or loses, the others lose or gain in proportion.
      const share = towards(stop.share, 'low')
      const others = 1 - stop.share.value
      return steps.map((step) => ({
        ...step,
        readyMonths: lean(step.readyMonths, 'low'),
        share: {
          ...step.share,
          value: step === stop ? share : others > 0 ? (step.share.value * (1 - share)) / others : step.share.value,
        },
      }))
    },
    demand: world.demand.map((demand) => ({
      ...demand,
      added: lean(demand.added, 'low'),
      output: lean(demand.output, 'low'),
    })),
  }
}

function leanSwitching<
  T extends {
    qualification: number
    ramp: number
    headroom: number
    range: { qualification: Ranged; ramp: Ranged; headroom: Ranged }
  },
>(rule: T, good: boolean): T {
  const move = ({ value, low, high }: Ranged, better: 'low' | 'high'): number =>
    value + HALF_WAY * (((better === 'low') === good ? low : high) - value)
  return {
    ...rule,
    qualification: move(rule.range.qualification, 'low'),
    ramp: move(rule.range.ramp, 'high'),
    headroom: move(rule.range.headroom, 'high'),
  }
}
