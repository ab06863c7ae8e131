import { at } from '../../lists/index.ts'
import { formatMonth, parseMonth } from '../../world/index.ts'
import { tableWith, type ResultTable } from '../columns.ts'
import { dumpingColumns } from './columns.ts'
import { replyTables } from './reply-tables.ts'
import type { DumpingResult } from './result.ts'

const table = tableWith(dumpingColumns)

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no')

/** The month that is `t` months after a path begins. */
function monthAt({ path }: DumpingResult, t: number): string {
  const start = parseMonth(path.start)
  if (start === undefined) throw new Error(`no month ${path.start}`)
  return formatMonth(start + t)
}

/** The years of support, by instrument and case. */
const supportYears = ({ support }: DumpingResult) =>
  support.flatMap(({ instrument, case: which, years, fixedStrike }) =>
    years.map((year, y) => ({
      instrument,
      case: which,
      ...year,
      fixedStrike: fixedStrike === null ? null : at(fixedStrike.years, y),
    })),
  )

export const dumpingTables: readonly ResultTable<DumpingResult>[] = [
  table(
    { id: 'sites', rowFor: { en: 'producer and case', ja: '生産者とケース' } },
    ({ sites }: DumpingResult) => sites.flatMap(({ cases, ...site }) => cases.map((each) => ({ ...site, ...each }))),
    {
      site: ({ site }) => site,
      owner: ({ owner }) => owner,
      place: ({ place }) => place,
      stage: ({ stage }) => stage,
      project: ({ project }) => yesOrNo(project),
      core: ({ core }) => yesOrNo(core),
      available_from: ({ availableFrom }) => availableFrom,
      revenue_musd: ({ revenue }) => revenue,
      baseline_cash_musd: ({ baselineCash }) => baselineCash,
      stop_musd: ({ thresholds }) => thresholds?.stop ?? null,
      restart_musd: ({ thresholds }) => thresholds?.restart ?? null,
      close_musd: ({ thresholds }) => thresholds?.close ?? null,
      case: (site) => site.case,
      worst_musd: ({ worst }) => worst,
      total_cash_musd: ({ totalCash }) => totalCash,
      mothballed: ({ mothballed }) => mothballed,
      closed: ({ closed }) => closed,
      restarted: ({ restarted }) => restarted,
      idle_months: ({ idleMonths }) => idleMonths,
      final_state: ({ finalState }) => finalState,
    },
  ),
  table(
    { id: 'chances', rowFor: { en: 'plant and year', ja: '工場・年' } },
    ({ sites }: DumpingResult) =>
      sites.flatMap(({ site, owner, chances }) => chances.map((chance) => ({ site, owner, ...chance }))),
    {
      site: ({ site }) => site,
      owner: ({ owner }) => owner,
      from_month: ({ from }) => from,
      idle_chance: ({ idle }) => idle,
      closed_chance: ({ closed }) => closed,
      idle_without_contracts: ({ idleWithoutContracts }) => idleWithoutContracts,
    },
  ),
  table({ id: 'producers', rowFor: { en: 'owner', ja: '所有者' } }, ({ producers }: DumpingResult) => producers, {
    owner: ({ id }) => id,
    sites: ({ sites }) => sites.join(' '),
    overheads_musd: ({ overheads }) => overheads,
    debt_service_musd: ({ debtService }) => debtService,
    support_musd: ({ support }) => support,
    starting_cash_musd: ({ cash }) => cash,
    out_of_cash_chance: ({ outOfCash }) => outOfCash.at(-1) ?? null,
    draws_tried: ({ tried }) => tried,
    draws_kept: ({ kept }) => kept,
  }),
  table(
    { id: 'cash', rowFor: { en: 'producer, case and month', ja: '生産者・ケース・月' } },
    (result) =>
      result.sites.flatMap(({ site, cases }) =>
        cases.flatMap(({ cash, states, ...each }) =>
          cash.map((value, t) => ({
            site,
            case: each.case,
            month: monthAt(result, t),
            state: at(states, t),
            cash: value,
          })),
        ),
      ),
    {
      site: ({ site }) => site,
      case: (row) => row.case,
      month: ({ month }) => month,
      state: ({ state }) => state,
      cash_musd: ({ cash }) => cash,
    },
  ),
  table(
    { id: 'prices', rowFor: { en: 'material, place and month', ja: '品目・国・地域・月' } },
    (result) =>
      result.prices.flatMap(({ material, place, baselinePrice, multiples }) =>
        multiples.map((multiple, t) => ({
          material,
          place,
          month: monthAt(result, t),
          price: baselinePrice * multiple,
        })),
      ),
    {
      material: ({ material }) => material,
      place: ({ place }) => place,
      month: ({ month }) => month,
      price_usd_per_kg: ({ price }) => price,
    },
  ),
  table({ id: 'supplier', rowFor: { en: 'year', ja: '年' } }, ({ supplier }: DumpingResult) => supplier.years, {
    from_month: ({ from }) => from,
    exports_forgone_musd: ({ exportsForgone }) => exportsForgone,
  }),
  ...replyTables,
  table({ id: 'support', rowFor: { en: 'instrument, case and year', ja: '手段・ケース・年' } }, supportYears, {
    instrument: ({ instrument }) => instrument,
    case: (year) => year.case,
    from_month: ({ from }) => from,
    months: ({ months }) => months,
    fiscal_cost_musd: ({ fiscalCost }) => fiscalCost,
    consumer_cost_musd: ({ consumerCost }) => consumerCost,
    producer_transfer_musd: ({ producerTransfer }) => producerTransfer,
    need_met_musd: ({ needMet }) => needMet,
    overcompensation_musd: ({ overcompensation }) => overcompensation,
    input_loss_musd: ({ inputLoss }) => inputLoss,
    other_transfer_musd: ({ otherTransfer }) => otherTransfer,
    evaded_musd: ({ evaded }) => evaded,
    deadweight_musd: ({ deadweight }) => deadweight,
    still_short_musd: ({ stillShort }) => stillShort,
    unchanged_demand_cost_musd: ({ leastCost }) => leastCost,
    bound_musd: ({ bound }) => bound,
    shortfall_producers: ({ shortfalls }) => shortfalls.map(({ producer }) => producer).join(' '),
    fixed_strike_musd: ({ fixedStrike }) => fixedStrike,
  }),
  table(
    { id: 'contract-forms', rowFor: { en: 'form of contract and case', ja: '契約の形とケース' } },
    ({ support }) => support.flatMap(({ case: which, forms }) => forms.map((form) => ({ case: which, ...form }))),
    {
      form: ({ form }) => form,
      case: (row) => row.case,
      path_payment_musd: ({ onPath }) => onPath,
      baseline_payment_musd: ({ atBaseline }) => atBaseline,
      high_payment_musd: ({ atHigh }) => atHigh,
      misreported_musd: ({ misreported }) => misreported,
      misreported_low_musd: ({ misreportedLow }) => misreportedLow,
      misreported_high_musd: ({ misreportedHigh }) => misreportedHigh,
      least_cash_musd: ({ minAnnualCash }) => minAnnualCash,
      least_cash_low_premium_musd: ({ minAnnualCashLowPremium }) => minAnnualCashLowPremium,
      least_cash_high_premium_musd: ({ minAnnualCashHighPremium }) => minAnnualCashHighPremium,
    },
  ),
  table(
    {
      id: 'top-ups',
      rowFor: {
        en: 'instrument, case, year and material whose price is topped up',
        ja: '価格を上乗せする手段・ケース・年・品目',
      },
    },
    (result) => supportYears(result).flatMap(({ topUps, ...year }) => topUps.map((topUp) => ({ ...year, ...topUp }))),
    {
      instrument: ({ instrument }) => instrument,
      case: (row) => row.case,
      from_month: ({ from }) => from,
      material: ({ material }) => material,
      price_usd_per_kg: ({ price }) => price,
      top_up_usd_per_kg: ({ topUp }) => topUp,
    },
  ),
  table(
    { id: 'support-producers', rowFor: { en: 'instrument, case, year and owner', ja: '手段・ケース・年・所有者' } },
    (result) =>
      supportYears(result).flatMap(({ producers, ...year }) => producers.map((each) => ({ ...year, ...each }))),
    {
      instrument: ({ instrument }) => instrument,
      case: (row) => row.case,
      from_month: ({ from }) => from,
      owner: ({ producer }) => producer,
      required_support_musd: ({ requiredSupport }) => requiredSupport,
      received_support_musd: ({ receivedSupport }) => receivedSupport,
      allocated_cost_musd: ({ allocatedCost }) => allocatedCost,
    },
  ),
  table(
    { id: 'contracts', rowFor: { en: 'contract on the record, case and year', ja: '公表済みの契約・ケース・年' } },
    ({ contracts }) =>
      contracts.flatMap(({ id, cases }) =>
        cases.flatMap(({ case: which, years, leastCost, breakEvenFloor }) =>
          years.map((year) => ({ id, case: which, ...year, leastCost, breakEvenFloor })),
        ),
      ),
    {
      contract: ({ id }) => id,
      case: (row) => row.case,
      from_month: ({ from }) => from,
      covered_t: ({ covered }) => covered,
      price_usd_per_kg: ({ price }) => price,
      payment_musd: ({ payment }) => payment,
      clawback_musd: ({ clawback }) => clawback,
      cash_after_musd: ({ cashAfter }) => cashAfter,
      least_cost_musd: ({ leastCost }) => leastCost,
      break_even_floor_usd_per_kg: ({ breakEvenFloor }) => breakEvenFloor,
    },
  ),
  table(
    {
      id: 'averted',
      rowFor: {
        en: 'case in which the core is kept, beside its loss',
        ja: '中核を維持した場合と失った場合を比べるケース',
      },
    },
    ({ averted }) => averted?.cases ?? [],
    {
      case: (row) => row.case,
      closed: ({ closed }) => closed.join(' '),
      with_core_measures: ({ withCore }) => withCore.measures.join(' '),
      with_core_loss_musd: ({ withCore }) => withCore.loss,
      without_core_measures: ({ withoutCore }) => withoutCore.measures.join(' '),
      without_core_loss_musd: ({ withoutCore }) => withoutCore.loss,
      cost_without_attack_musd: ({ costWithoutAttack }) => costWithoutAttack,
      averted_loss_musd: ({ avertedLoss }) => avertedLoss,
      expected_musd: ({ expected }) => expected,
    },
  ),
  table(
    { id: 'drivers', rowFor: { en: 'headline and kind of figures', ja: '結論・数値の種類' } },
    ({ drivers }: DumpingResult) =>
      (drivers?.headlines ?? []).flatMap(({ headline, groups }) => groups.map((group) => ({ headline, ...group }))),
    {
      headline: ({ headline }) => headline,
      figures: ({ group }) => group,
      variance_share: ({ share }) => share,
      variance_share_low: ({ low }) => low,
      variance_share_high: ({ high }) => high,
    },
  ),
]
