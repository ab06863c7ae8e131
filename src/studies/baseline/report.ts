import { sayer } from '../../messages/index.ts'
import { liesWithin, type BaselineReport, type Fit } from '../../baseline/index.ts'
import type { World } from '../../world/index.ts'
import { askedWorld, factsNotice } from '../asked-world.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { VERSION } from '../version.ts'
import { baselineMessages } from './messages.gen.ts'

const within = ({ figure, fitted }: Fit): boolean => liesWithin(fitted, figure)
const value = (fit: Fit, x: number): string => (fit.figure.unit === 'share' ? percent(x, 1) : round(x, 3))

/** What the facts say, what the baseline uses, and where they disagree. */
export function baselineReport(
  world: World,
  { baseline, reconciled, wedges }: BaselineReport,
  fits: readonly Fit[],
  language: Language,
): Report {
  const say = sayer(baselineMessages, language)
  const made = `ytterby ${VERSION} · world ${world.hash.slice(0, 12)} (${world.title})`
  if (reconciled === undefined) return { title: say('title'), lines: [made, say('none')], sections: [] }
  const observed = fits.filter(({ use }) => use === 'fit' || use === 'check')
  const facts = fits.filter(({ use }) => use === 'fact')
  const counts = {
    flows: facts.length,
    observed: observed.length,
    flowsIn: facts.filter(within).length,
    observedIn: observed.filter(within).length,
  }
  const outside = [...observed, ...facts]
    .filter((fit) => !within(fit))
    .sort((a, b) => Math.abs(b.normalizedResidual) - Math.abs(a.normalizedResidual))
  const wedgeOf = ({ calibrated, factual }: (typeof wedges)[number]): number => calibrated - (factual ?? calibrated)
  return {
    title: say('title'),
    lines: [
      made,
      say('counts', { ...counts, imbalance: reconciled.imbalance.toExponential(0) }),
      say('inside', counts),
      ...factsNotice(world, askedWorld(world, baseline), language),
    ],
    sections: [
      ...(['share', 'production', 'trade', 'use'] as const).map<Section>((kind) => ({
        heading: say(kind),
        table: {
          columns: [
            left(say('observation')),
            right(say('baseline')),
            right(say('says')),
            right(say('range')),
            left(say('unit')),
            left(say('within')),
            left(say('source')),
          ],
          rows: observed
            .filter((fit) => fit.kind === kind)
            .map((fit) => [
              fit.what,
              value(fit, fit.fitted),
              value(fit, fit.figure.value),
              `${value(fit, fit.figure.low)} – ${value(fit, fit.figure.high)}`,
              fit.figure.unit,
              say(within(fit) ? 'yes' : 'no'),
              fit.figure.source,
            ]),
        },
      })),
      {
        heading: say('furthest'),
        lines: [say('furthestText')],
        table: {
          columns: [
            left(say('what')),
            left(say('place')),
            right(say('baseline')),
            right(say('says')),
            right(say('distance')),
            left(say('source')),
          ],
          rows: outside
            .slice(0, 20)
            .map((fit) => [
              fit.what,
              fit.place,
              value(fit, fit.fitted),
              value(fit, fit.figure.value),
              fit.normalizedResidual.toFixed(1),
              fit.figure.source,
            ]),
        },
      },
      {
        heading: say('wedges'),
        lines: [say('wedgesText')],
        table: {
          columns: [
            left(say('plant')),
            left(say('place')),
            right(say('flow')),
            right(say('calibrated')),
            right(say('factual')),
            right(say('wedge')),
          ],
          rows: wedges
            .filter(({ factual }) => factual !== undefined)
            .sort((a, b) => b.flow * Math.abs(wedgeOf(b)) - a.flow * Math.abs(wedgeOf(a)))
            .slice(0, 30)
            .map((wedge) => [
              wedge.what,
              wedge.place,
              round(wedge.flow),
              round(wedge.calibrated),
              round(wedge.factual ?? 0),
              round(wedgeOf(wedge)),
            ]),
        },
      },
    ],
  }
}
