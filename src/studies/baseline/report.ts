import { liesWithin, type BaselineReport, type Fit } from '../../baseline/index.ts'
import type { World } from '../../world/index.ts'
import { askedWorld, factsNotice } from '../asked-world.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { VERSION } from '../version.ts'

const EN = {
  title: 'Baseline of 2024: flows that close every balance, nearest to what the sources say',
  none: 'This world states no flows of a baseline year: there is nothing to reconcile.',
  counts:
    '{flows} flows and {observed} observations; largest balance left open {imbalance} of what passes through its node.',
  inside:
    '{flowsIn} of {flows} flows and {observedIn} of {observed} observations lie within the range of their source.',
  observation: 'observation',
  baseline: 'baseline',
  says: 'source says',
  range: 'its range',
  unit: 'unit',
  within: 'within',
  source: 'source',
  yes: 'yes',
  no: 'NO',
  share: 'Shares',
  production: 'Production',
  trade: 'Trade',
  use: 'Use',
  furthest: 'Furthest from their source',
  furthestText: 'Distance is counted in half-ranges: 1 is the end of the range.',
  what: 'what',
  place: 'place',
  distance: 'distance',
  wedges: 'Wedges: what a plant would have to cost for the prices of 2024 to hold, less what it is said to cost',
  wedgesText:
    'Positive: rent, tax or an unknown cost. Negative: at these prices it loses money, so a premium, a subsidy or a contract is hidden there.',
  plant: 'plant and process',
  flow: 't/yr',
  calibrated: 'calibrated, USD/kg',
  factual: 'said to cost',
  wedge: 'wedge',
} as const
const JA: Record<keyof typeof EN, string> = {
  title: '基準年（2024年）の値：すべての収支が合い、出典の値に最も近い流れ',
  none: 'このデータには基準年の流れがなく、調整するものがない。',
  counts: '流れ{flows}件、観測値{observed}件。収支の残差は最大で通過量の{imbalance}。',
  inside: '流れ{flows}件中{flowsIn}件、観測値{observed}件中{observedIn}件が出典の幅に収まる。',
  observation: '観測値',
  baseline: '基準年の値',
  says: '出典の値',
  range: '幅',
  unit: '単位',
  within: '幅の内',
  source: '出典',
  yes: 'はい',
  no: 'いいえ',
  share: 'シェア',
  production: '生産',
  trade: '貿易',
  use: '使用',
  furthest: '出典の値との隔たりが最も大きいもの',
  furthestText: '隔たりは幅の半分を1とする（1＝幅の端）。',
  what: '項目',
  place: '国・地域',
  distance: '隔たり',
  wedges: '乖離：2024年の価格が成り立つための費用と、公表・推定費用との差',
  wedgesText: '正：レント、税、または未知の費用。負：この価格では赤字であり、上乗せ価格・補助金・契約が隠れている。',
  plant: '工場と工程',
  flow: 't/年',
  calibrated: '調整後（ドル/kg）',
  factual: '公表・推定費用',
  wedge: '乖離',
}

const within = ({ figure, fitted }: Fit): boolean => liesWithin(fitted, figure)
const value = (fit: Fit, x: number): string => (fit.figure.unit === 'share' ? percent(x, 1) : round(x, 3))

/** What the facts say, what the baseline uses, and where they disagree. */
export function baselineReport(
  world: World,
  { baseline, reconciled, wedges }: BaselineReport,
  fits: readonly Fit[],
  language: Language,
): Report {
  const say = (word: keyof typeof EN, values: Readonly<Record<string, string | number>> = {}): string =>
    (language === 'ja' ? JA : EN)[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
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
