import type { BaselineReport, Fit } from '../../baseline/index.ts'
import type { World } from '../../world/index.ts'
import { left, percent, right, round, type Report, type Section } from '../report.ts'
import type { DataTable } from '../tables.ts'
import { VERSION } from '../version.ts'

/** A fit counts as within its source when it lies in the range, give or take rounding. */
const within = ({ figure, fitted }: Fit): boolean =>
  fitted >= figure.low * (1 - 1e-3) && fitted <= figure.high * (1 + 1e-3)
const value = (fit: Fit, x: number): string => (fit.figure.unit === 'share' ? percent(x, 1) : round(x, 3))

/** What the facts say, what the baseline uses, and where they disagree: conflicts first. */
export function baselineReport(world: World, { reconciled, wedges }: BaselineReport, fits: readonly Fit[]): Report {
  if (reconciled === undefined)
    return {
      title: 'Baseline',
      lines: ['This world states no flows of a baseline year: there is nothing to reconcile.'],
      sections: [],
    }
  const observed = fits.filter(({ use }) => use === 'fit' || use === 'check')
  const facts = fits.filter(({ use }) => use === 'fact')
  const row = (fit: Fit): string[] => [
    fit.what,
    value(fit, fit.fitted),
    value(fit, fit.figure.value),
    `${value(fit, fit.figure.low)} – ${value(fit, fit.figure.high)}`,
    fit.figure.unit,
    within(fit) ? 'yes' : 'NO',
    fit.figure.source,
  ]
  const columns = [
    left('observation'),
    right('baseline'),
    right('source says'),
    right('its range'),
    left('unit'),
    left('within'),
    left('source'),
  ]
  const section = (heading: string, pick: (fit: Fit) => boolean, lines?: string[]): Section => ({
    heading,
    ...(lines === undefined ? {} : { lines }),
    table: { columns, rows: observed.filter(pick).map(row) },
  })
  const isShare = ({ kind }: Fit): boolean => kind === 'share'
  const outside = [...observed, ...facts]
    .filter((fit) => !within(fit))
    .sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance))
  const mine =
    world.places.size === 0
      ? 0
      : fits
          .filter(
            ({ kind, use, materials }) =>
              kind === 'operation' && use === 'fact' && materials.every((m) => world.materials.get(m)?.stage === 'ore'),
          )
          .reduce((sum, { fitted }) => sum + fitted, 0)
  return {
    title: 'Baseline of 2024: flows that close every balance, nearest to what the sources say',
    lines: [
      `ytterby ${VERSION} · world ${world.hash.slice(0, 12)} (${world.title})`,
      `${facts.length} flows and ${observed.length} observations; largest balance left open ${reconciled.imbalance.toExponential(0)} of what passes through its node. World mine output ${round(mine, 3)} t REO.`,
      `${facts.filter(within).length} of ${facts.length} flows and ${observed.filter(within).length} of ${observed.length} observations lie within the range of their source.`,
    ],
    sections: [
      section('Shares', isShare),
      section('Production', ({ kind }) => kind === 'production'),
      section('Trade', ({ kind }) => kind === 'trade'),
      section('Use', ({ kind }) => kind === 'use'),
      {
        heading: 'Furthest from their source',
        lines: ['Distance is counted in half-ranges: 1 is the end of the range.'],
        table: {
          columns: [
            left('what'),
            left('place'),
            right('baseline'),
            right('source says'),
            right('distance'),
            left('source'),
          ],
          rows: outside
            .slice(0, 20)
            .map((fit) => [
              fit.what,
              fit.place,
              value(fit, fit.fitted),
              value(fit, fit.figure.value),
              fit.distance.toFixed(1),
              fit.figure.source,
            ]),
        },
      },
      {
        heading: 'Wedges: what a plant would have to cost for the prices of 2024 to hold, less what it is said to cost',
        lines: [
          'Positive: rent, tax or an unknown cost. Negative: at these prices it loses money, so a premium, a subsidy or a contract is hidden there.',
        ],
        table: {
          columns: [
            left('plant and process'),
            left('place'),
            right('t/yr'),
            right('calibrated, USD/kg'),
            right('said to cost'),
            right('wedge'),
          ],
          rows: wedges
            .filter(({ factual }) => factual !== undefined)
            .sort(
              (a, b) =>
                b.flow * Math.abs(b.calibrated - (b.factual ?? 0)) - a.flow * Math.abs(a.calibrated - (a.factual ?? 0)),
            )
            .slice(0, 30)
            .map(({ what, place, flow, calibrated, factual }) => [
              what,
              place,
              round(flow),
              round(calibrated),
              round(factual ?? 0),
              round(calibrated - (factual ?? 0)),
            ]),
        },
      },
    ],
  }
}

export function baselineTables({ wedges }: BaselineReport, fits: readonly Fit[]): DataTable[] {
  return [
    {
      name: 'fits',
      columns: [
        'kind',
        'use',
        'what',
        'place',
        'partner',
        'baseline',
        'value',
        'low',
        'high',
        'unit',
        'distance',
        'within',
        'source',
      ],
      rows: fits.map((fit) => [
        fit.kind,
        fit.use,
        fit.what,
        fit.place,
        fit.partner ?? null,
        fit.fitted,
        fit.figure.value,
        fit.figure.low,
        fit.figure.high,
        fit.figure.unit,
        fit.distance,
        within(fit) ? 'yes' : 'no',
        fit.figure.source,
      ]),
    },
    {
      name: 'wedges',
      columns: ['what', 'place', 'flow_t', 'calibrated_usd_per_kg', 'factual_usd_per_kg'],
      rows: wedges.map(({ what, place, flow, calibrated, factual }) => [
        what,
        place,
        flow,
        calibrated,
        factual ?? null,
      ]),
    },
  ]
}
