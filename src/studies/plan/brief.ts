import { at } from '../../lists/index.ts'
import type { Figure, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { proofText } from '../proof.ts'
import { left, moneyIn, right, round, type Language, type Report } from '../report.ts'
import { roundDown } from '../round-down.ts'
import { namesOf } from '../words.ts'
import { itemNames, yearsLabel } from './names.ts'
import type { PlanItem, PlanResult } from './result.ts'
import { briefWords, planWords } from './words.ts'

/** Rows of a brief of two pages. */
const ITEMS = 14

/**
 * The plan for somebody who has two pages of time: what to do by when, what it costs and buys, how safe it makes, what is sure and
 * what is not, and where each figure comes from.
 */
export function planBrief(world: World, result: PlanResult, language: Language): Report {
  const say = briefWords(language)
  const long = planWords(language)
  const money = moneyIn(language)
  const { decisions: items, periods: years, objective, options, undiscountedCost: spent, noRegret, budgetCurve: front, belowThreshold: blunt, costSharing: together, check } = result
  const name = itemNames(world, language)
  const sources = listOf(world)
  const first = at(years, 0)
  const last = at(years, years.length - 1)
  const cost = ({ id, upfrontCost: once, annualCost: yearly }: PlanItem): string => {
    const capex = world.projects.get(id)?.capex
    if (capex === undefined) return once > 0 ? round(once) : say('aYear', { amount: round(yearly) })
    const end = (figure: number): string => round((once * figure) / capex.value)
    return `${round(once)} (${end(capex.low)}–${end(capex.high)})`
  }
  const told = [...items].sort((a, b) => (a.decideBy < b.decideBy ? -1 : a.decideBy > b.decideBy ? 1 : 0))
  const shown = told.filter((item) => items.indexOf(item) < ITEMS)
  const rows = shown.map((item) => [
    item.decideBy,
    name(item.id),
    item.availableFrom,
    cost(item),
    ...(items.some(({ value }) => value !== null) ? [round(item.value?.shapley ?? 0)] : []),
    figuresOf(world, item)
      .map((figure) => sources.mark(figure))
      .filter((mark, i, all) => all.indexOf(mark) === i)
      .join(' '),
  ])
  const rest = items.length - shown.length
  return {
    title: say('title', {
      members: options.members.map(namesOf(world, language).place).join(language === 'ja' ? '・' : ', '),
    }),
    lines: [
      say('asked', {
        budget: options.budget === null ? long('noLimit') : money(options.budget),
        start: options.start,
        n: options.maxMeasures,
        menu: result.menu.title,
        chance: `${round(100 * options.attackProbability)} %`,
      }),
      `ytterby ${result.version} · ${say('world')} ${result.world.hash.slice(0, 12)}`,
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      {
        heading: say('short'),
        lines: [
          items.length === 0
            ? long('headNothing')
            : say('headline', {
                n: items.length,
                spent: money(spent),
                year: last.from,
                with: money(last.worstCase.loss),
                without: money(last.doNothing.loss),
              }),
          ...(first.worstCase.loss > 1.01 * last.worstCase.loss
            ? [say('before', { year: first.from, loss: money(first.worstCase.loss) })]
            : []),
          say('all', { upper: money(objective.upperBound), without: money(objective.doNothing) }),
          ...(blunt === null
            ? []
            : [
                blunt.from === null
                  ? long('sharp', {
                      threshold: round(blunt.threshold, 3),
                      beyond: money(at(blunt.beyond, blunt.beyond.length - 1)),
                    })
                  : long('blunt', { threshold: round(blunt.threshold, 3), year: blunt.from }),
              ]),
          ...(together === null
            ? []
            : [
                say('together', {
                  saved: money(together.separatePlans - together.jointPlan),
                  apart: money(together.separatePlans),
                  together: money(together.jointPlan),
                }),
              ]),
          ...(noRegret.length === 0 ? [] : [say('sure', { ids: noRegret.map(({ id }) => name(id)).join(', ') })]),
        ],
      },
      {
        heading: say('todo'),
        ...(rest > 0 ? { lines: [say('rest', { n: rest })] } : {}),
        table: {
          columns: [
            left(say('decide')),
            left(say('what')),
            left(say('stands')),
            right(say('cost')),
            ...(items.some(({ value }) => value !== null) ? [right(say('buys'))] : []),
            left(say('source')),
          ],
          rows,
        },
      },
      {
        heading: say('safety'),
        table: {
          columns: [left(say('years')), right(say('without')), right(say('with')), left(say('worst'))],
          rows: years.map((year) => [
            yearsLabel(year),
            round(year.doNothing.loss, 3),
            round(year.worstCase.loss, 3),
            year.worstCase.measures.length === 0 ? long('nothing') : year.worstCase.measures.join(' + '),
          ]),
        },
      },
      ...(front.length === 0
        ? []
        : [
            {
              heading: say('budgets'),
              table: {
                columns: [
                  right(say('budget')),
                  right(say('paid')),
                  right(say('lastWorst', { years: yearsLabel(last) })),
                ],
                rows: front.map((point) => [
                  round(point.budget, 3),
                  round(point.undiscountedCost, 3),
                  round(at(point.periods, point.periods.length - 1).worstCase.loss, 3),
                ]),
              },
            },
          ]),
      {
        heading: say('trust'),
        lines: [
          say('proof', {
            proof: proofText(objective, language),
            lower: moneyIn(language, (value) => round(roundDown(value, 3), 3))(objective.lowerBound),
            difference: check.difference === null ? '–' : check.difference.toExponential(0),
          }),
          say('doubt'),
        ],
      },
      { heading: say('sources'), lines: sources.list(say('judged')) },
    ],
  }
}

/** The figures that a decision rests on. */
function figuresOf(world: World, { id, kind, material }: PlanItem): Figure[] {
  const project = world.projects.get(id)
  if (project !== undefined) return [project.capex]
  const stage = world.materials.get(material ?? '')?.stage
  if (stage === undefined) return []
  const rule = kind === 'reserve' ? world.reserves.get(stage)?.mostDays : world.offtakes.get(stage)?.premium
  const prices = world.prices.filter((price) => price.material === material && price.kind === 'baseline')
  return [...(rule === undefined ? [] : [rule]), ...prices.slice(0, 1).map(({ figure }) => figure)]
}

const JUDGED = 'judgement'

/** Numbers sources as they are first named; judgements are one of them. */
function listOf(world: World): {
  readonly mark: (figure: Figure) => string
  readonly list: (judged: string) => string[]
} {
  const order: string[] = []
  return {
    mark: ({ source }) => {
      if (source === JUDGED) return '[J]'
      if (!order.includes(source)) order.push(source)
      return `[${order.indexOf(source) + 1}]`
    },
    list: (judged) => [
      ...order.map((id, i) => {
        const source = world.sources.get(id)
        return source === undefined
          ? `[${i + 1}] ${id}`
          : `[${i + 1}] ${source.title}, ${source.publisher}, ${source.published}. ${source.url}`
      }),
      `[J] ${judged}`,
    ],
  }
}
