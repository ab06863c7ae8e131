import { sayer, WRITING, type Language, type SayOf } from '../../messages/index.ts'
import type { Deck, Slide, SlideChart } from '../../slides/index.ts'
import { moneyIn, percent, round } from '../report.ts'
import { supplierIn, type StatementText } from '../summary.ts'
import { argumentOf, endsTried, kindIn, type ArgumentBlock } from './argument.ts'
import { assumptionValue } from './assumptions-report.ts'
import { assumptionsMessages } from './assumptions.gen.ts'
import { headlinePeriods } from './headline-periods.ts'
import { planMessages } from './messages.gen.ts'
import { yearsLabel } from './names.ts'
import { notChosen } from './not-chosen.ts'
import type { PlanResult } from './result.ts'
import { slidesMessages } from './slides.gen.ts'
import { PLAN_PROOF } from './summary.ts'

/** Items on a slide; the rest is in the brief. */
const ITEMS = 9
const PLANTS = 6
const SOURCES = 4

/** What slides are made of besides the result: its statements in a language, and what things are called there. */
interface SlideWords {
  readonly language: Language
  readonly statements: readonly StatementText[]
  /** Without what stands in brackets behind a name. */
  readonly placeName: (id: string) => string
  readonly itemName: (id: string) => string
  /** What the file says of when it was made. */
  readonly made: Date
  /** Titles of what the costs of the chosen come from. */
  readonly sources: readonly string[]
}

interface Context extends SlideWords {
  readonly result: PlanResult
  readonly say: SayOf<typeof slidesMessages>
  readonly money: (million: number) => string
  /** What a part of the argument says. */
  readonly lines: (block: ArgumentBlock, without?: readonly string[]) => string[]
}

/** The argument of a plan on six slides. */
export function planDeck(result: PlanResult, words: SlideWords): Deck {
  const { language, statements } = words
  const said = argumentOf(statements)
  const about: Context = {
    ...words,
    result,
    say: sayer(slidesMessages, language),
    money: moneyIn(language),
    lines: (block, without = []) =>
      (said.find((one) => one.block === block)?.statements ?? [])
        .filter(({ id }) => !without.includes(id))
        .map(({ text }) => text),
  }
  const first = titleSlide(about)
  return {
    title: first.title,
    language,
    made: words.made,
    slides: [first, fundSlide(about), buysSlide(about), turnsSlide(about), notFundedSlide(about), sureSlide(about)],
  }
}

function titleSlide({ result, language, say, money, placeName }: Context): Slide {
  const { options, menu, world, coercer, version } = result
  const { currency, budget } = options
  const inOwn = currency === null ? money : moneyIn(language, round, nameOf(currency))
  return {
    title: say('question', {
      members: WRITING[language].commas(options.members.map(placeName)),
      supplier: coercer === '' ? supplierIn(language) : placeName(coercer),
    }),
    lines: [
      say('about', {
        budget: budget === null ? say('noLimit') : inOwn(budget * (currency?.perUsd ?? 1)),
        start: options.start,
        n: options.maxMeasures,
        chance: percent(options.attackProbability),
      }),
      say('menu', { menu: menu.title, world: world.title }),
      say('made', { version, hash: world.hash.slice(0, 12) }),
    ],
  }
}

const nameOf = ({ code, nameJa }: NonNullable<PlanResult['options']['currency']>): { en: string; ja: string } => ({
  en: code,
  ja: nameJa,
})

function fundSlide({ result, language, say, money, lines, itemName }: Context): Slide {
  const { decisions, undiscountedCost, options } = result
  if (decisions.length === 0) return { title: say('fundNothing'), lines: lines('buys') }
  // Dollars stand there already.
  const own = options.currency?.perUsd === 1 ? null : options.currency
  const spent = money(undiscountedCost)
  const amount =
    own === null
      ? spent
      : WRITING[language].inBrackets(moneyIn(language, round, nameOf(own))(undiscountedCost * own.perUsd), spent)
  const shown = decisions.slice(0, ITEMS)
  const rest = decisions.length - shown.length
  return {
    title: say('fund', { amount }),
    lines: lines('fund', ['dearest', 'dearestAtOnce']),
    table: {
      columns: [
        { name: say('decideBy'), align: 'left', part: 1.2 },
        { name: say('what'), align: 'left', part: 5 },
        { name: say('from'), align: 'left', part: 1.2 },
        ...(own === null
          ? []
          : [{ name: say('onceOwn', { currency: nameOf(own)[language] }), align: 'right' as const, part: 1.5 }]),
        { name: say('once'), align: 'right', part: 1.5 },
        { name: say('yearly'), align: 'right', part: 1.5 },
      ],
      rows: [...shown]
        .sort((one, other) => (one.decideBy < other.decideBy ? -1 : one.decideBy > other.decideBy ? 1 : 0))
        .map(({ id, decideBy, availableFrom, upfrontCost, annualCost }) => [
          decideBy,
          itemName(id),
          availableFrom,
          ...(own === null ? [] : [round(upfrontCost * own.perUsd)]),
          round(upfrontCost),
          round(annualCost),
        ]),
    },
    ...(rest > 0 ? { foot: say('more', { n: rest }) } : {}),
  }
}

function buysSlide({ result, say, money, lines }: Context): Slide {
  const { periods } = result
  const lossOrGain = (loss: number): string => say(loss < 0 ? 'gain' : 'loss', { amount: money(Math.abs(loss)) })
  const { first } = headlinePeriods(periods)
  const chart: SlideChart = {
    title: say('chartLoss'),
    kind: 'columns',
    categories: periods.map((year) => yearsLabel(year)),
    series: [
      { name: say('without'), values: periods.map(({ doNothing }) => doNothing.loss) },
      { name: say('with'), values: periods.map(({ worstCase }) => worstCase.loss) },
    ],
  }
  return {
    title:
      first === undefined
        ? say('buys')
        : say('buysCut', { with: lossOrGain(first.worstCase.loss), without: lossOrGain(first.doNothing.loss) }),
    lines: [
      ...lines('buys', ['worstYear', 'worstYearGain', 'guarded', 'freshMean', 'freshMeanAlone']),
      ...lines('leaves'),
    ],
    chart,
  }
}

function turnsSlide({ result: { assumptions: asked }, language, say, lines }: Context): Slide {
  const said = lines('turns', ['turnsOn'])
  const [first, second, third] = asked?.assumptions ?? []
  if (asked === undefined || first === undefined || second === undefined || third === undefined)
    return { title: say('turns'), lines: said }
  const { assumptions, saved } = asked
  const called = sayer(assumptionsMessages, language)
  const ends = assumptions.map((one) => endsTried(one, saved))
  return {
    title: say('turnsOn', {
      first: kindIn(first.kind, language),
      second: kindIn(second.kind, language),
      third: kindIn(third.kind, language),
    }),
    lines: said,
    chart: {
      title: say('chartSwing', { saved: round(saved, 3) }),
      kind: 'tornado',
      categories: assumptions.map(({ kind }, a) => {
        const tried = ends[a]
        if (tried !== undefined && kind === 'delay')
          return say('atEnd', {
            kind: called(`kind-${kind}`),
            value: assumptionValue(language, kind, tried.high.value),
          })
        return tried === undefined
          ? called(`kind-${kind}`)
          : say('atEnds', {
              kind: called(`kind-${kind}`),
              low: assumptionValue(language, kind, tried.low.value),
              high: assumptionValue(language, kind, tried.high.value),
            })
      }),
      // Settings of conduct have no order: the worst and the best of them.
      series: [
        { name: say('lower'), values: assumptions.map(({ least }, a) => (ends[a]?.low.saved ?? least) - saved) },
        { name: say('higher'), values: assumptions.map(({ most }, a) => (ends[a]?.high.saved ?? most) - saved) },
      ],
    },
  }
}

function notFundedSlide({ result, language, say, lines, itemName }: Context): Slide {
  const long = sayer(planMessages, language)
  const plants = notChosen(result).slice(0, PLANTS)
  const texts = [...lines('notFunded', ['pinnedDear', 'pinnedOpen']), ...lines('change')]
  if (plants.length === 0) return { title: say('notFunded'), lines: texts }
  return {
    title: say('notFunded'),
    lines: texts,
    table: {
      columns: [
        { name: say('what'), align: 'left', part: 4.4 },
        { name: say('reason'), align: 'left', part: 2.6 },
        { name: say('saved'), align: 'right', part: 1.6 },
        { name: say('cost'), align: 'right', part: 1.6 },
        { name: say('above'), align: 'right', part: 1.6 },
      ],
      rows: plants.map(({ id, reason, savedAtMost, leastCost, notChosenAbove }) => [
        itemName(id),
        long(`reason-${reason}`),
        savedAtMost === null ? '' : round(savedAtMost),
        leastCost === null ? '' : round(leastCost),
        notChosenAbove === null ? '' : percent(notChosenAbove, 1),
      ]),
    },
  }
}

function sureSlide({ statements, sources, language, say }: Context): Slide {
  return {
    title: say('sure'),
    lines: [
      ...statements.filter(({ id }) => PLAN_PROOF.has(id)).map(({ text }) => text),
      say('judged'),
      ...(sources.length === 0 ? [] : [say('sources', { sources: WRITING[language].dots(sources.slice(0, SOURCES)) })]),
      say('repeat'),
    ],
  }
}
