import { InputError, suggested, worldFault, type World } from '../../world/index.ts'
import { scenarioIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { placesNamed, placesToLookAt } from '../places.ts'
import { defineStudy } from '../study.ts'
import { studyFault } from '../study-fault.ts'
import { stockpileAbout, stockpileOptions } from './options.ts'
import { stockpileReport } from './report.ts'
import { stockpileSchema, type StockpileResult } from './result.ts'
import { stockpile } from './study.ts'
import { stockpileSummary } from './summary.ts'
import { stockpileTables } from './tables.ts'

type Request = CompleteRequest<typeof stockpileOptions>

export const stockpileStudy = defineStudy<typeof stockpileOptions, StockpileResult>({
  id: 'stockpile',
  about: stockpileAbout,
  options: stockpileOptions,
  resolve(world, request) {
    const { id, title, months } = embargoIn(world, request)
    return {
      scenario: { id, title },
      months,
      members: membersIn(world, request),
      forms: formsIn(world, request),
      goods: goodsIn(world, request),
    }
  },
  run: ({ world, baseline: { baseline }, solver }, request, { onProgress }) =>
    stockpile(world, baseline, embargoIn(world, request), solver, {
      members: membersIn(world, request),
      forms: formsIn(world, request),
      goods: goodsIn(world, request),
      most: request.most,
      keeping: request.keeping,
      foresight: request.foresight,
      draws: request.draws,
      seed: request.seed,
      chances: {
        attackProbability: request.attackProbability ?? world.parameter('attack-probability'),
        lasts: request.lasts,
        repeatProbability: request.repeatProbability,
        discount: request.discount ?? world.parameter('discount'),
      },
      onProgress,
    }),
  schema: stockpileSchema,
  summary: stockpileSummary,
  tables: stockpileTables,
  report: ({ world }, request, result, language) => stockpileReport(world, embargoIn(world, request), result, language),
})

/** @throws InputError for a scenario that withholds nothing */
function embargoIn(world: World, request: Request) {
  const scenario = scenarioIn(world, request.scenario, request)
  if (scenario.measures.length === 0)
    throw new InputError([studyFault('STOCKPILE_NO_EMBARGO', {}, { file: request.scenario.file })])
  return scenario
}

/** The places that are asked for, or those that the scenario asks about; where it asks about none, the default of the tables. */
function membersIn(world: World, request: Request): readonly string[] {
  const { members = [] } = request
  if (members.length === 0) return placesToLookAt(world, embargoIn(world, request).focus)
  const named = new Map<string, string>()
  for (const said of members)
    for (const place of placesNamed(world, [said])) {
      const before = named.get(place)
      if (before !== undefined) throw new InputError([studyFault('TERMS_PLACE_TWICE', { place, before, said })])
      named.set(place, said)
    }
  return [...named.keys()]
}

function formsIn(world: World, { forms = [] }: Request): readonly string[] {
  const known = [...world.stockpiles.keys()]
  refuseUnknown(forms, known, 'stockpiles.csv')
  return forms.length > 0 ? [...new Set(forms)] : known
}

/** @throws InputError for a good that is none, or that no form which is asked for can hold */
function goodsIn(world: World, request: Request): readonly string[] {
  const { goods = [] } = request
  refuseUnknown(goods, [...world.materials.keys()], 'materials.csv')
  const forms = formsIn(world, request)
  const never = goods.filter((id) => !forms.includes(world.materials.get(id)?.stage ?? ''))
  if (never.length > 0)
    throw new InputError(
      never.map((id) =>
        studyFault('STOCKPILE_GOOD_NOT_HELD', {
          id,
          stage: world.materials.get(id)?.stage ?? '',
          forms: forms.join(', '),
        }),
      ),
    )
  return [...new Set(goods)]
}

function refuseUnknown(asked: readonly string[], known: readonly string[], table: string): void {
  const unknown = asked.filter((id) => !known.includes(id))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((id) => worldFault('ID_UNKNOWN', { id, table, suggestion: suggested(id, known, table) })),
    )
}
