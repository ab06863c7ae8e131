import { answersOf } from './about.ts'
import { tableWith, type ResultTable } from '../columns.ts'
import { hindcastColumns } from './columns.ts'
import type { ProducersHindcast } from './producers.ts'
import type { FitResult, HindcastDraws, HindcastResult } from './result.ts'

const table = tableWith(hindcastColumns)

export const hindcastTables: readonly ResultTable<HindcastResult>[] = [
  table(
    { id: 'errors', rowFor: { en: 'metric of a variant of an episode', ja: '事例の版の指標' } },
    ({ episodes }: HindcastResult) =>
      episodes.flatMap(({ id, use, errors }) => errors.map((error) => ({ id, use, ...error }))),
    {
      episode: ({ id }) => id,
      use: ({ use }) => use,
      variant: ({ variant }) => variant,
      metric: ({ metric }) => metric,
      rows: ({ rows }) => rows,
      no_change: ({ noChange }) => noChange,
      as_written: ({ asWritten }) => asWritten,
      central: ({ central }) => central,
      central_bias: ({ centralBias }) => centralBias,
      fitted: ({ fitted }) => fitted,
    },
  ),
  table(
    { id: 'scores', rowFor: { en: 'metric of a variant of an episode', ja: '事例の版の指標' } },
    ({ scores }) => scores.numbers,
    {
      episode: ({ episode }) => episode,
      use: ({ use }) => use,
      variant: ({ variant }) => variant,
      metric: ({ metric }) => metric,
      rows: ({ rows }) => rows,
      no_change: ({ nothing }) => nothing,
      as_written: ({ word }) => word,
      persistence: ({ persistence }) => persistence?.score ?? null,
      persistence_rows: ({ persistence }) => persistence?.rows ?? 0,
      year_before: ({ yearBefore }) => yearBefore?.score ?? null,
      year_before_rows: ({ yearBefore }) => yearBefore?.rows ?? 0,
      climatology: ({ climatology }) => climatology,
      central: ({ tabled }) => tabled,
      fitted: ({ fitted }) => fitted,
      draws: ({ draws }) => draws,
      calibrated: ({ calibrated }) => calibrated,
      deviation: ({ deviation }) => deviation,
      held_50: ({ bands }) => bands?.calibrated?.held50 ?? null,
      held_90: ({ bands }) => bands?.calibrated?.held90 ?? null,
      width_90: ({ bands }) => bands?.calibrated?.width90 ?? null,
      width_90_climatology: ({ bands }) => bands?.climatology?.width90 ?? null,
    },
  ),
  table(
    { id: 'stop_scores', rowFor: { en: 'variant of an episode with stops', ja: '停止のある事例の版' } },
    ({ scores }) => scores.stops,
    {
      episode: ({ episode }) => episode,
      use: ({ use }) => use,
      variant: ({ variant }) => variant,
      rows: ({ rows }) => rows,
      stopped: ({ stopped }) => stopped,
      no_stop: ({ noStop }) => noStop,
      all_stop: ({ allStop }) => allStop,
      base_rate: ({ baseRate }) => baseRate,
      central: ({ tabled }) => tabled,
      fitted: ({ fitted }) => fitted,
      draws: ({ draws }) => draws,
      log_base_rate: ({ logBaseRate }) => logBaseRate,
      log_central: ({ logTabled }) => logTabled,
      log_draws: ({ logDraws }) => logDraws,
      area_under_curve: ({ areaUnderCurve }) => areaUnderCurve,
    },
  ),
  table(
    { id: 'rows', rowFor: { en: 'observation, by variant', ja: '観測、版ごと' } },
    ({ episodes }) => episodes.flatMap(({ id, rows }) => rows.map((row) => ({ episode: id, ...row }))),
    {
      episode: ({ episode }) => episode,
      variant: ({ variant }) => variant,
      id: ({ id }) => id,
      quantity: ({ quantity }) => quantity,
      place: ({ place }) => place,
      partner: ({ partner }) => partner,
      sectors: ({ sectors }) => sectors.join(' '),
      materials: ({ materials }) => materials.join(' '),
      from_month: ({ from }) => from,
      to_month: ({ to }) => to,
      kind: ({ kind }) => kind,
      basis: ({ basis }) => basis,
      scored: ({ scored }) => (scored ? 'yes' : 'no'),
      reason: ({ reason }) => reason,
      source: ({ source }) => source,
      observed: ({ observed }) => observed,
      low: ({ low }) => low,
      high: ({ high }) => high,
      no_change: ({ noChange }) => noChange,
      as_written: ({ asWritten }) => asWritten,
      central: ({ central }) => central,
      fitted: ({ fitted }) => fitted,
      shadow_price: ({ shadowPrice }) => shadowPrice,
    },
  ),
  table(
    {
      id: 'unanswered',
      rowFor: {
        en: 'row of a file of one’s own that no run can answer (with `--observed`)',
        ja: 'どの実行でも答えられない、自分のファイルの行（`--observed`を指定した場合）',
      },
    },
    ({ unanswered }) => unanswered,
    {
      id: ({ id }) => id,
      line: ({ line }) => line,
      reason: ({ reason }) => reason,
      episode: ({ episode }) => episode,
      word: ({ word }) => word,
    },
  ),
]

export const fitTables: readonly ResultTable<FitResult>[] = [
  table(
    { id: 'profiles', rowFor: { en: 'level of a factor', ja: '要因の水準' } },
    ({ freeParameters }: FitResult) =>
      freeParameters.flatMap(({ id, central, fitted, profile }) =>
        profile.map((point) => ({ id, central, fitted, ...point })),
      ),
    {
      factor: ({ id }) => id,
      central: ({ central }) => central,
      fitted: ({ fitted }) => fitted,
      level: ({ level }) => level,
      error: ({ error }) => error,
    },
  ),
  table({ id: 'errors', rowFor: { en: 'metric', ja: '指標' } }, ({ errors }) => errors, {
    metric: ({ metric }) => metric,
    rows: ({ rows }) => rows,
    no_change: ({ noChange }) => noChange,
    central: ({ central }) => central,
    fitted: ({ fitted }) => fitted,
  }),
]

export const drawTables: readonly ResultTable<HindcastDraws>[] = [
  table(
    { id: 'draws', rowFor: { en: 'answer of a drawn world', ja: '試行した世界の答え' } },
    ({ episodes }: HindcastDraws) =>
      episodes.flatMap(({ id, variants }) =>
        variants.flatMap((variant) =>
          variant.rows.flatMap((row) =>
            answersOf(row).map((answer, world) => ({ episode: id, variant: variant.id, id: row.id, world, answer })),
          ),
        ),
      ),
    {
      episode: ({ episode }) => episode,
      variant: ({ variant }) => variant,
      id: ({ id }) => id,
      world: ({ world }) => world,
      answer: ({ answer }) => answer,
    },
  ),
]

export const producersTables: readonly ResultTable<ProducersHindcast>[] = [
  table(
    { id: 'producers', rowFor: { en: 'site and year', ja: '拠点・年' } },
    ({ falls }: ProducersHindcast) => falls.flatMap(({ id, rows }) => rows.map((row) => ({ id, ...row }))),
    {
      episode: ({ id }) => id,
      site: ({ site }) => site,
      owner: ({ owner }) => owner,
      year: ({ year }) => year,
      stop_chance: ({ said }) => said,
      seen: ({ seen }) => seen,
      stopped_for_price: ({ stopped }) => (stopped ? 'yes' : 'no'),
      evidence: ({ evidence }) => evidence,
    },
  ),
  table(
    { id: 'accounts', rowFor: { en: 'line of the accounts of an owner and year', ja: '所有者・年の決算の項目' } },
    ({ accounts }) => accounts.flatMap(({ owner, year, lines }) => lines.map((line) => ({ owner, year, ...line }))),
    {
      account_owner: ({ owner }) => owner,
      account_year: ({ year }) => year,
      account_line: ({ line }) => line,
      account_site: ({ site }) => site,
      account_material: ({ material }) => material,
      account_unit: ({ unit }) => unit,
      at_capacity: ({ capacity }) => capacity,
      at_study_rate: ({ study }) => study,
      at_tonnes_made: ({ made }) => made,
      published: ({ seen }) => seen,
      account_source: ({ source }) => source,
    },
  ),
  table(
    { id: 'accounts-variance', rowFor: { en: 'cause, of an owner and year', ja: '所有者・年の差の要因' } },
    ({ accounts }) =>
      accounts.flatMap(({ owner, year, variance }) => variance.map((part) => ({ owner, year, ...part }))),
    {
      account_owner: ({ owner }) => owner,
      account_year: ({ year }) => year,
      variance_part: ({ part }) => part,
      variance_musd: ({ musd }) => musd,
    },
  ),
]
