import { describe, expect, it } from 'vitest'
import { makeBaseline } from './index.ts'
import { buildNetwork, checkRun, rollHorizon } from '../clearing/index.ts'
import { loadSolver } from '../solver/index.ts'
import { InputError, parseWorld, referenceScenario, type World } from '../world/index.ts'
import { WORDS } from '../../test/stages.ts'

const START = 2024 * 12
const solver = await loadSolver()
const FACT = 'value,low,high,unit,date,source,confidence,note'
const fact = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,case,high,`
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join('\n')

/**
 * Works that sinter 10 t of magnets a month of 12 t of alloy and 1 t of scrap, and give 2 t of scrap. Motors use the
 * magnets, remelters the tonne of scrap that is left. Scrap is not kept.
 */
const works = (leadMonths: number, alloy = 1.2): Promise<World> =>
  parseWorld([
    {
      name: 'works',
      files: new Map([
        ['sources.csv', table('id,title,publisher,published,url', 'case,by hand,,,')],
        [
          'places.csv',
          table(`id,name,name_ja,bloc,region,lat,lon,${FACT}`, `here,Here,,alliance,r,0,0,${fact(1, 'bn USD/yr')}`),
        ],
        ...WORDS,
        ['elements.csv', table('id,name,name_ja,group', 'e,e,,')],
        [
          'materials.csv',
          table(
            'id,name,name_ja,stage,unit,tradable,note',
            'alloy,Alloy,,alloy,t product,yes,',
            'scrap,Scrap,,scrap,t product,no,',
            'magnet,Magnet,,magnet,t product,yes,',
          ),
        ],
        [
          'processes.csv',
          table(
            'id,name,name_ja,stage,unit,lead_months,note',
            'cast,Casting,,alloy,t product,0,',
            `sinter,Sintering,,magnet,t product,${leadMonths},`,
          ),
        ],
        [
          'recipes.csv',
          table(
            `process,feed,direction,material,basis,${FACT}`,
            `cast,,out,alloy,mass,${fact(1, 't/t')}`,
            ...(alloy > 0 ? [`sinter,,in,alloy,mass,${fact(alloy, 't/t')}`] : []),
            `sinter,,in,scrap,mass,${fact(0.1, 't/t')}`,
            ...(alloy > 0 ? [`sinter,,out,magnet,mass,${fact(1, 't/t')}`] : []),
            `sinter,,out,scrap,mass,${fact(0.2, 't/t')}`,
          ),
        ],
        [
          'sites.csv',
          table(
            `id,name,place,country,lat,lon,operator,control,control_source,stage,${FACT},status,start,start_low,start_high,part_of`,
            `foundry,Foundry,here,Here,,,,here,case,alloy,${fact(144, 't product/yr')},operating,,,,`,
            `works,Works,here,Here,,,,here,case,magnet,${fact(120, 't product/yr')},operating,,,,`,
          ),
        ],
        [
          'operations.csv',
          table(
            `site,process,feed,${FACT}`,
            `foundry,cast,,${fact(144, 't product/yr')}`,
            `works,sinter,,${fact(120, 't product/yr')}`,
          ),
        ],
        ['sectors.csv', table('id,name,name_ja,profile', 'motors,Motors,,usual', 'remelters,Remelters,,usual')],
        [
          'steps.csv',
          table(
            'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
            'usual,1,stop,1,1,1,9,9,9,0,0,0,case,high,',
          ),
        ],
        [
          'demand.csv',
          table(
            `place,sector,material,${FACT},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source`,
            `here,motors,magnet,${fact(120, 't product/yr')},0,0,0,0,0,0,case`,
            `here,remelters,scrap,${fact(12, 't product/yr')},0,0,0,0,0,0,case`,
          ),
        ],
      ]),
    },
  ])

/** What each sector gets, month by month, when half of the works fail in the second month. */
async function served(leadMonths: number): Promise<Record<string, number[]>> {
  const world = await works(leadMonths)
  const scenario = {
    ...referenceScenario(START, 3),
    outages: [{ site: 'works', from: START + 1, until: undefined, capacityFactor: 0.5 }],
  }
  const network = buildNetwork(world, makeBaseline(world, solver).baseline, scenario)
  const run = rollHorizon(solver, network, scenario, { foresight: 2 })
  expect(checkRun(run).maxBalanceResidual).toBeLessThan(1e-9)
  return Object.fromEntries(
    network.demands.map(({ fact: { sector }, buyers }) => [
      sector,
      run.months.map(({ serve }) =>
        Number(buyers.reduce((sum, b) => sum + (serve[run.stepOffsets[b] ?? -1] ?? Number.NaN), 0).toFixed(6)),
      ),
    ]),
  )
}

describe('a process that takes what it gives', () => {
  it('counts by what is left of it in a month, without a lead time', async () => {
    // 10 t, then 5 t of magnets; of scrap (0.2 - 0.1) of that.
    expect(await served(0)).toEqual({ motors: [10, 5, 5], remelters: [1, 0.5, 0.5] })
  })

  it('takes in one month what it gave in another, with a lead time', async () => {
    // In the second month come the magnets and 2 t of scrap of the first; only 0.5 t of it go back. A month later 1 t comes.
    expect(await served(1)).toEqual({ motors: [10, 10, 5], remelters: [1, 1, 0.5] })
  })

  it('makes nothing from its own scrap alone', async () => {
    const refused = await works(0, 0).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InputError)
    expect((refused as InputError).faults.map(({ code }) => code)).toEqual(['RECIPE_MAKES_MASS'])
  })
})
