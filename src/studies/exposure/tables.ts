import { tableWith, type ResultTable } from '../columns.ts'
import { exposureColumns } from './columns.ts'
import type { ExposureResult, DependenceShares } from './result.ts'

const table = tableWith(exposureColumns)

interface Shares {
  readonly byLocation: Readonly<Record<string, number>>
  readonly byControl: Readonly<Record<string, number>>
}

/** The places of either kind of share, with both. */
const shares = ({ byLocation, byControl }: Shares): { of: string; location: number; control: number }[] =>
  [...new Set([...Object.keys(byLocation), ...Object.keys(byControl)])].map((of) => ({
    of,
    location: byLocation[of] ?? 0,
    control: byControl[of] ?? 0,
  }))

/** How much depends on the supplier state: columns of a use and of a part alike. */
const dependenceShares = {
  total_dependence: ({ totalDependence }: DependenceShares) => totalDependence,
  dependence_by_location: ({ dependenceByLocation }: DependenceShares) => dependenceByLocation,
  dependence_by_control: ({ dependenceByControl }: DependenceShares) => dependenceByControl,
  indirect_dependence: ({ indirectDependence }: DependenceShares) => indirectDependence,
  bottleneck_stage: ({ bottleneckStage }: DependenceShares) => bottleneckStage,
  bottleneck_share: ({ bottleneckShare }: DependenceShares) => bottleneckShare,
}

export const exposureTables: readonly ResultTable<ExposureResult>[] = [
  table(
    { id: 'world-stages', rowFor: { en: 'stage, element and place', ja: '工程・元素・国・地域' } },
    ({ worldStages }) => worldStages.flatMap((row) => shares(row).map((share) => ({ ...row, ...share }))),
    {
      stage: ({ stage }) => stage,
      element: ({ element }) => element,
      unit: ({ unit }) => unit,
      total: ({ total }) => total,
      place: ({ of }) => of,
      share_by_location: ({ location }) => location,
      share_by_control: ({ control }) => control,
    },
  ),
  table(
    { id: 'dependences', rowFor: { en: 'material, element and place of use', ja: '品目・元素・使用国' } },
    ({ dependences }) => dependences,
    {
      place: ({ place }) => place,
      material: ({ material }) => material,
      element: ({ element }) => element,
      use: ({ use }) => use,
      unit: ({ unit }) => unit,
      contained_reo: ({ contained }) => contained,
      direct_dependence: ({ directDependence }) => directDependence,
      ...dependenceShares,
    },
  ),
  table(
    {
      id: 'dependences-by-stage',
      rowFor: { en: 'stage and place of the work, of each dependence', ja: '各依存の工程と作業の場所' },
    },
    ({ dependences }) =>
      dependences.flatMap(({ stages, ...dependence }) =>
        stages.flatMap((stage) =>
          shares(stage).map((share) => ({
            ...dependence,
            stage: stage.stage,
            concentration: stage.concentration,
            ...share,
          })),
        ),
      ),
    {
      place: ({ place }) => place,
      material: ({ material }) => material,
      element: ({ element }) => element,
      stage: ({ stage }) => stage,
      of: ({ of }) => of,
      share_by_location: ({ location }) => location,
      share_by_control: ({ control }) => control,
      hhi_by_control: ({ concentration }) => concentration,
    },
  ),
  table(
    {
      id: 'exposure-chain',
      rowFor: {
        en: 'link from one stage to the next, of each dependence',
        ja: '各依存の、工程から次の工程へのつながり',
      },
    },
    ({ dependences }) =>
      dependences.flatMap(({ place, material, element, chain: { byLocation, byControl } }) =>
        [
          ...byLocation.map((link) => ({ by: 'location', ...link })),
          ...byControl.map((link) => ({ by: 'control', ...link })),
        ].map((link) => ({ place, material, element, ...link })),
      ),
    {
      place: ({ place }) => place,
      material: ({ material }) => material,
      element: ({ element }) => element,
      by: ({ by }) => by,
      from_stage: ({ fromStage }) => fromStage,
      from: ({ from }) => from,
      to_stage: ({ toStage }) => toStage,
      to: ({ to }) => to,
      share: ({ share }) => share,
    },
  ),
  table(
    { id: 'makers', rowFor: { en: 'material, place and firm that makes it', ja: '品目・国・地域・製造企業' } },
    ({ makers }) =>
      makers.flatMap(({ material, place, firms }) =>
        firms.map((firm) => ({ material, place, firm, known: firms.length })),
      ),
    {
      material: ({ material }) => material,
      place: ({ place }) => place,
      firm: ({ firm }) => firm,
      known_makers: ({ known }) => known,
    },
  ),
  table(
    { id: 'company', rowFor: { en: 'part (with `--company`)', ja: '部品（`--company`）' } },
    ({ company }) => company,
    {
      part: ({ part }) => part,
      material: ({ material }) => material,
      place: ({ place }) => place,
      kg_per_year: ({ kgPerYear }) => kgPerYear,
      stock_days: ({ stockDays }) => stockDays,
      element: ({ element }) => element,
      ...dependenceShares,
    },
  ),
]
