import { GLOSSARY, glossaryMessages, sayer, TERM_GROUPS, type TermId } from '../src/messages/index.ts'

/** Where readers meet a term. What stands in code there is a word of other pages: `test/glossary.test.ts` looks it up. */
export const MET: Readonly<Record<TermId, string>> = {
  world: '`--world`, `--overlay` of every study; [the tables of a world](world-tables.md)',
  baseline:
    '`baseline`; the columns `baseline_…` of [tables](result-tables.md); [the baseline](../explanation/the-baseline.md)',
  reconciliation:
    '`baseline` and its `fits`; [the baseline](../explanation/the-baseline.md#reconcile-flows-that-balance)',
  clearing:
    '`clear`, every study; [the clearing](../explanation/the-clearing.md), [the round](../explanation/the-round.md)',
  'linear-program': '[the clearing](../explanation/the-clearing.md#the-rows); `simplexIterations`',
  objective: '`objective` of `plan`; [what is minimised](../explanation/the-plan.md#what-is-minimised)',
  relaxation: '[why the bounds of a plan hold](../explanation/the-plan.md#why-the-bounds-hold)',
  bound: '`bound`, `lowerBound`, `upperBound`, `gap` of `weapon` and `plan`; `--gap`',
  surplus:
    '`totalSurplus` of `clear`, `referenceSurplus` of `weapon`; [the round](../explanation/the-round.md#what-is-sought)',
  'willingness-to-pay':
    '`willingness_to_pay` of [`steps.csv`](world-tables.md); [demand](../explanation/the-clearing.md#demand)',
  foresight: '`--foresight`, `minForesight` of `stress`; [foresight](../explanation/foresight.md)',
  'terminal-value':
    '`--terminal-value` of `stress`; [the end of a window](../explanation/foresight.md#the-end-of-a-window)',
  headroom: '`headroom` of [`switching.csv`](world-tables.md)',
  qualification: '`qualification` of [`switching.csv`](world-tables.md); [clocks](scenario.md#clocks)',
  ramp: '[parameters](parameters.md) that end in `-ramp`; [what can be done in a month](../explanation/the-clearing.md#what-can-be-done-in-a-month)',
  'origin-tracking':
    '`origin` of [a measure](scenario.md#a-measure), `non_coercer` in prices of `stress`; [origin](../explanation/origin.md)',
  'supplier-state': 'every study; the bloc `coercer` of [`places.csv`](world-tables.md)',
  scenario: '`stress`, `scenarios`; [the scenario file](scenario.md)',
  measure: '[a measure](scenario.md#a-measure); `measuresWithoutEffect` of `stress`',
  'allowed-share': '`allowed_share` of [a measure](scenario.md#a-measure)',
  leakage: '`leakage` of [a measure](scenario.md#a-measure) and of [parameters](parameters.md)',
  'entity-list': '`entity-list`, an `instrument` of [a measure](scenario.md#a-measure)',
  'shadow-price': '`stress`, `clear`, `market rehearse`; [how a price is made](../explanation/how-a-price-is-made.md)',
  'average-price': '`stress`; [the price paid](../explanation/how-a-price-is-made.md#the-price-paid)',
  'price-interval': '`--price-intervals` of `clear`, `peak` of `stress`; rounds of the market',
  shortfall: '`shortfall_t` of `stress`',
  'line-stop': '`first_stop` of `stress`',
  'knock-on':
    '`knockOn` of `stress`, its table `knock-on`; [what follows from a stop](../explanation/what-follows-from-a-stop.md)',
  'input-output-table':
    '[`accounts.csv`, `inputs.csv`](world-tables.md); [what follows from a stop](../explanation/what-follows-from-a-stop.md)',
  'time-to-survive': '`time_to_survive_months` of `stress`',
  'months-of-cover': '`months-of-cover` of [an ensemble](results.md#ensemble)',
  thrifting: 'steps of [`steps.csv`](world-tables.md); decisions of `plan`',
  'value-added': '`value_added_lost_musd` of `stress`, `valueAddedLost` of `weapon`',
  'import-cost-increase': '`import-cost-increase` of [an ensemble](results.md#ensemble); `stress`',
  'exports-forgone': '`exportsForgone` of `weapon`, `exports-forgone` of [an ensemble](results.md#ensemble)',
  cases: '`central`, `mild`, `severe` of `stress` and `dumping`; `--no-range`',
  'worst-case': '`weapon`, `plan`; [the weapon](../explanation/the-weapon.md)',
  interdiction: '`weapon`; [why the bound holds](../explanation/the-weapon.md#why-the-bound-holds)',
  menu: '`[menu]` of `weapon` and `plan`; [the menu](../explanation/the-weapon.md#the-menu)',
  leverage:
    '`leverage`, `--threshold` of `weapon`; [what it costs the supplier state](../explanation/the-weapon.md#what-it-costs-the-supplier-state)',
  protection:
    '`--protect`, `protection` of `weapon`; [what to protect first](../explanation/the-weapon.md#what-to-protect-first)',
  decision: '`plan`; `--include`, `--exclude`; [what may be decided](../explanation/the-plan.md#what-may-be-decided)',
  stockpile: '`stockpile MATERIAL PLACE` of `--include`; [`stockpiles.csv`](world-tables.md)',
  offtake: '`offtake MATERIAL FROM TO` of `--include`; [`offtakes.csv`](world-tables.md)',
  contingencies: '`--contingencies`, `--draw-figures` of `plan`',
  cvar: '`--risk` of `plan`',
  'investment-period': '`--periods` of `plan`',
  shapley: '`--values`, `--cost-sharing` of `plan`',
  nucleolus: '`--cost-sharing` of `plan`',
  core: '`--cost-sharing` of `plan`',
  dumping: '`dumping`; [dumping](../explanation/dumping.md)',
  mothballing: '`dumping`; [`shutdowns.csv`](world-tables.md)',
  'option-value': '`thresholds` of `dumping`; [an owner’s decision](../explanation/dumping.md#an-owners-decision)',
  cfd: '`cfd` of `--instruments`; floor contracts of [the round](../explanation/the-round.md#floors-without-a-broken-price)',
  strike: '`dumping`; `--strike` of `market rehearse`',
  clawback: '`--clawback-share` of `dumping`',
  'direct-dependence':
    '`total_dependence`, `direct_dependence`, `indirect_dependence` of `exposure`; [origin](../explanation/origin.md#total-dependence)',
  'bottleneck-stage': '`bottleneck_stage`, `bottleneck_share` of `exposure`',
  hhi: 'HHI of `exposure`; `concentration` of [rules of origin](origin-rules.md#concentration)',
  confidence: '`data show`, `data sources`; [the tables of a world](world-tables.md)',
  ensemble:
    '`ensemble stress`, `ensemble exposure`, `ensemble weapon`; [how sure it is](../explanation/uncertainty.md)',
  'sobol-index': '`--total-order-samples`, `--factors` of ensembles; [how sure it is](../explanation/uncertainty.md)',
  hindcast: '`hindcast`, `hindcast fit`; [was the model right?](../explanation/was-the-model-right.md)',
  'no-change': '`noChange` of `hindcast`',
  round:
    '`GET /rounds/{id}` of [the market’s API](market-api.md); [what a round goes through](../explanation/the-market.md#what-a-round-goes-through)',
  'sealed-order': '`market seal`, `place-order`; [sealed orders](sealed-orders.md)',
  trustee:
    '`market trustee-keys`, `market shares`, `give-shares`; [hand out shares](../how-to/take-part-in-a-market.md#hand-out-shares)',
  deposit: '`market seal`, `place-order`; [deposits by class](../explanation/the-market.md#deposits-by-class)',
  'uniform-price': '[which prices](../explanation/the-round.md#which-prices)',
  block: '[orders](../explanation/the-round.md#orders)',
  'passed-over': 'the certificate of a round; [what is sought](../explanation/the-round.md#what-is-sought)',
  basket: '`basket`, `package` of [orders](market-api.md#orders)',
  tolling: '`convert` of [orders](market-api.md#orders); [conversions](../explanation/the-market.md#conversions)',
  collar: '[the collar](../explanation/the-market.md#the-collar)',
  certificate: '`market verify`; [what it shows](../explanation/the-round.md#what-the-certificate-proves)',
  benchmark:
    '`benchmarks` of `market rehearse`; [alarms and benchmarks](../explanation/the-round.md#alarms-and-benchmarks)',
  lot: '`record-lot-event`; [what a lot is made of](../explanation/origin-of-lots.md#what-a-lot-is-made-of)',
  'chain-of-custody': '`market sign`; [what is recorded](../explanation/origin-of-lots.md#what-is-recorded)',
  'mass-balance': '`mass-balance`, `segregated` of [rules of origin](origin-rules.md#origin)',
  'grade-of-origin': '[grades](origin-rules.md#grades)',
  'ultimate-owner':
    '[ultimate control](../explanation/origin-of-lots.md#ultimate-control); `controller` of [rules of origin](origin-rules.md#origin)',
  'delivery-obligation': 'parcels of [the market’s API](market-api.md); [money](../explanation/the-market.md#money)',
  settlement: '[money](../explanation/the-market.md#money)',
  default: '[money](../explanation/the-market.md#money)',
  log: '`market export`, `market verify`; [hand out the log](../how-to/keep-a-market.md#hand-out-the-log)',
  receipt:
    '`--receipt` of `market verify`; [your receipts](../how-to/take-part-in-a-market.md#check-the-log-against-your-receipts)',
}

/** What `docs/reference/glossary.md` says: each term once, in both languages, as the app has it. */
export function glossaryPage(): string {
  const [en, ja] = [sayer(glossaryMessages, 'en'), sayer(glossaryMessages, 'ja')]
  const groups = TERM_GROUPS.flatMap((group) => [
    `## ${en(`group.${group}`)}`,
    '',
    ja(`group.${group}`),
    '',
    ...GLOSSARY[group].flatMap((id) => [
      `### ${en(id)}`,
      '',
      en(`${id}.means`),
      '',
      `**${ja(id)}**: ${ja(`${id}.means`)}`,
      '',
      `Met in ${MET[id]}.`,
      '',
    ]),
  ])
  return [
    '# Glossary',
    '',
    'The words of the field and of the model, each defined once, in English and Japanese, with where you meet it. The app shows the same',
    'words. This page is made from `src/messages/glossary.en.json` and `glossary.ja.json`; `npx vitest run test/glossary.test.ts -u` writes it.',
    '',
    ...groups,
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
