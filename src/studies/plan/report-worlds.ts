import { titleIn, WRITING } from '../../messages/index.ts'
import { left, percent, right, round, type Language, type Section } from '../report.ts'
import type { PlanResult } from './result.ts'
import { DEAREST, cents, type PlanReportContext } from './report-context.ts'

/** What the objective is made of, where years without an attack count. */
export function partsSection({ result: { objectiveParts }, say }: PlanReportContext): Section[] {
  if (objectiveParts === undefined) return []
  const { doNothing, plan } = objectiveParts
  const row = (name: string, key: keyof typeof plan): string[] => [name, cents(doNothing[key]), cents(plan[key])]
  return [
    {
      heading: say('parts'),
      lines: [say('partsSay')],
      table: {
        columns: [left(say('part')), right(say('noPlan')), right(say('thisPlan'))],
        rows: [row(say('partCost'), 'cost'), row(say('partAttacks'), 'attacks'), row(say('partQuiet'), 'quietYears')],
      },
    },
  ]
}

/** What is decided at each node of a tree of news, and what waiting and knowing are worth. */
export function newsSection(
  { result: { news, objective }, say, itemName }: PlanReportContext,
  language: Language,
): Section[] {
  if (news === undefined) return []
  const decided = (node: (typeof news.nodes)[number]): string => {
    const items = [...node.decisions]
      .sort((one, other) => other.upfrontCost - one.upfrontCost)
      .map(({ id, share, added }) =>
        added < 0 && share <= 0 ? say('newsEnds', { item: itemName(id) }) : `${itemName(id)} ${percent(share)}`,
      )
    const rest = items.length - DEAREST
    return items.length === 0
      ? say('newsNone')
      : WRITING[language].commas([...items.slice(0, DEAREST), ...(rest > 0 ? [say('newsMore', { n: rest })] : [])])
  }
  const bounds = (name: string, { lowerBound, upperBound }: { lowerBound: number; upperBound: number }): string[] => [
    name,
    round(lowerBound, 4),
    round(upperBound, 4),
  ]
  return [
    {
      heading: say('news', { title: titleIn(language, news) }),
      lines: [say('newsSay')],
      table: {
        columns: [left(say('newsYear')), left(say('newsLearnt')), right(say('newsChance')), left(say('newsDecided'))],
        rows: news.nodes.map((node) => [
          String(node.year),
          titleIn(language, node),
          percent(node.reach),
          decided(node),
        ]),
      },
    },
    {
      heading: say('newsValue'),
      table: {
        columns: [left(say('newsCompared')), right(say('newsLeast')), right(say('newsMost'))],
        rows: [
          bounds(say('newsAtOnce'), news.atOnce),
          bounds(say('newsWaiting'), objective),
          bounds(say('newsKnowing'), news.knowing),
        ],
      },
    },
  ]
}

/** What is lost in each world that the plan guards against, with it and with the plan for the central case alone. */
export function worldsSection({
  result: { worlds, centralPlan },
  say,
  column,
  conductNames,
}: PlanReportContext): Section[] {
  if (centralPlan === null) return []
  const named = ({ id, conduct, isDrawn }: PlanResult['worlds'][number]): string => {
    const by = conductNames(conduct)
    if (!isDrawn) return conduct.length === 0 ? say('centralCase') : by
    return conduct.length === 0 ? id : `${id} (${by})`
  }
  return [
    {
      heading: say('worlds'),
      lines: [say('worldsSay')],
      table: {
        columns: [
          left(say('world')),
          column('held_before_musd'),
          column('no_plan_musd'),
          column('central_plan_musd'),
          column('guarded_plan_musd'),
        ],
        rows: worlds.map((world) => [
          named(world),
          round(world.heldBefore, 3),
          round(world.objective.doNothing, 3),
          round(world.objective.centralPlan, 3),
          round(world.objective.plan, 3),
        ]),
      },
    },
  ]
}

/** What plans cost and lose in worlds that they were not made in, and the sampling error of this one. */
export function outOfSampleSection({ result: { outOfSample, samplingGap }, say }: PlanReportContext): Section[] {
  const rows = (
    outOfSample === null
      ? []
      : ([
          [say('noPlan'), outOfSample.doNothing],
          [say('planForCentral'), outOfSample.centralPlan],
          [say('thisPlan'), outOfSample.plan],
          [say('savedByIt'), outOfSample.saved],
        ] as const)
  ).flatMap(([name, spread]) =>
    spread === null
      ? []
      : [
          [
            name,
            round(spread.mean, 3),
            spread.meanLow === null ? '' : round(spread.meanLow, 3),
            spread.meanHigh === null ? '' : round(spread.meanHigh, 3),
            round(spread.median, 3),
            round(spread.p95, 3),
            round(spread.most, 3),
          ],
        ],
  )
  if (rows.length === 0 && samplingGap === null) return []
  const lines = [
    ...(outOfSample === null ? [] : [say('freshSay', { n: outOfSample.draws.length })]),
    ...(samplingGap === null
      ? []
      : [
          say('gapSays', {
            n: samplingGap.gaps.length,
            mean: round(samplingGap.mean, 3),
            most: round(samplingGap.atMost, 3),
          }),
        ]),
  ]
  if (rows.length === 0) return [{ heading: say('fresh'), lines }]
  return [
    {
      heading: say('fresh'),
      lines,
      table: {
        columns: [
          left(say('with')),
          right(say('mean')),
          right(say('meanLow')),
          right(say('meanHigh')),
          right(say('median')),
          right(say('p95')),
          right(say('most')),
        ],
        rows,
      },
    },
  ]
}
