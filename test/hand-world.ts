import { parseDumping, worldOf, type DumpingPath, type World } from '../src/world/index.ts'
import { STAGES_CSV, UNITS_CSV } from './stages.ts'

/**
 * A world to be done on paper. China, here C, makes oxide at 50 and metal for 15 more, and sells at 100 and 150. At A a
 * mine makes 100 t of oxide at 80, and a furnace makes 40 t of metal out of 50 t of it for 20. All prices are USD/kg:
 *
 *   mine     100 - 80              =  20 a kg, 2.0 M USD a year
 *   furnace  150 - 1.25 . 100 - 20 =   5 a kg, 0.2 M USD a year
 *
 * A uses 50 t of oxide and 100 t of metal, of which 60 t come from C.
 */
export const F = 'unit,date,source,confidence,note'
export const flat = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,case,high,`
export function handWorld({
  mineCost = 80,
  shipped = 60,
  more = {},
}: {
  readonly mineCost?: number
  /** t of metal that C ships to A in place of 60; it makes that much more or less. */
  readonly shipped?: number
  readonly more?: Readonly<Record<string, string>>
} = {}): World {
  const made = shipped + 40
  const files: Record<string, string> = {
    sources: 'id,title,publisher,published,url\ncase,invented,,,',
    places: `id,name,name_ja,bloc,region,lat,lon,value,low,high,${F}\nC,C,,coercer,c,0,0,${flat(0, 'bn USD/yr')}\nA,A,,alliance,a,0,0,${flat(0, 'bn USD/yr')}`,
    stages: STAGES_CSV,
    units: UNITS_CSV,
    elements: 'id,name,name_ja,group',
    materials:
      'id,name,name_ja,stage,unit,tradable,note\noxide,oxide,,oxide,t REO,yes,\nmetal,metal,,metal,t metal,yes,',
    processes: 'id,name,name_ja,stage,unit,lead_months,note\ndig,dig,,oxide,t REO,0,\nreduce,reduce,,metal,t metal,0,',
    recipes: `process,feed,direction,material,basis,value,low,high,${F}\ndig,,out,oxide,mass,${flat(1, 't/t')}\nreduce,,in,oxide,mass,${flat(1.25, 't/t')}\nreduce,,out,metal,mass,${flat(1, 't/t')}`,
    costs: `process,place,value,low,high,${F}\ndig,A,${flat(mineCost, 'USD/kg')}\ndig,C,${flat(50, 'USD/kg')}\nreduce,A,${flat(20, 'USD/kg')}\nreduce,C,${flat(15, 'USD/kg')}`,
    sites: [
      'id,name,place,country,lat,lon,operator,control,control_source,stage,value,low,high,unit,date,source,confidence,note,status,start,start_low,start_high,part_of',
      ...[
        ['mine', 'A', 'oxide', 100],
        ['furnace', 'A', 'metal', 40],
        ['mine-c', 'C', 'oxide', 1.25 * made],
        ['furnace-c', 'C', 'metal', made],
      ].map(
        ([id, place, stage, size]) =>
          `${id},${id},${place},${place},,,,${place},case,${stage},${flat(Number(size), stage === 'oxide' ? 't REO/yr' : 't metal/yr')},operating,,,,`,
      ),
      `second,second,A,A,,,,A,case,oxide,${flat(20, 't REO/yr')},planned,2028,2028,2028,`,
    ].join('\n'),
    operations: `site,process,feed,value,low,high,${F}\nmine,dig,,${flat(100, 't REO/yr')}\nfurnace,reduce,,${flat(40, 't metal/yr')}\nmine-c,dig,,${flat(1.25 * made, 't REO/yr')}\nfurnace-c,reduce,,${flat(made, 't metal/yr')}\nsecond,dig,,${flat(0, 't REO/yr')}`,
    routes: `material,from,to,tariff,limit,value,low,high,${F}${shipped > 0 ? `\nmetal,C,A,,,${flat(shipped, 't metal/yr')}` : ''}`,
    sectors: 'id,name,name_ja,profile\nuse,use,,must',
    steps:
      'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note\nmust,1,stop,1,1,1,30,30,30,0,0,0,case,high,',
    demand: `place,sector,material,value,low,high,${F},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source\nA,use,oxide,${flat(50, 't REO/yr')},1,1,1,1,1,1,case\nA,use,metal,${flat(40 + shipped, 't metal/yr')},1,1,1,1,1,1,case\nC,use,metal,${flat(40, 't metal/yr')},1,1,1,1,1,1,case`,
    prices: `material,place,kind,value,low,high,${F}\noxide,C,baseline,${flat(100, 'USD/kg')}\nmetal,C,baseline,${flat(150, 'USD/kg')}`,
    shutdowns: `stage,what,value,low,high,${F}\n${[
      ['required-return', 0.1, 'share/yr'],
      ['volatility', 0, 'share/yr'],
      ['expectation', 1, 'months'],
      ['care-and-maintenance', 0.1, 'share'],
      ['fixed', 0.5, 'share'],
      ['severance', 0.05, 'share'],
      ['restart', 3, 'months'],
      ['closing', 1, 'share'],
    ]
      .map(([what, value, unit]) => `oxide,${what},${flat(Number(value), String(unit))}`)
      .join('\n')}`,
    contracts: `id,name,name_ja,sites,material,payer,clawback,clawback_above,clawback_max,max_tonnes,from,until,value,low,high,${F}\ndeal,deal,,mine,oxide,treasury,0.3,110,1,,2027-01,2027-12,${flat(110, 'USD/kg')}`,
    ...more,
  }
  return worldOf([{ name: 'hand', files: new Map(Object.entries(files).map(([name, text]) => [`${name}.csv`, text])) }])
}

export const pathOf = (world: World, prices: string, more = 'months: 36'): DumpingPath =>
  parseDumping({ file: 'hand.yaml', text: `title: hand\nstart: 2027-01\n${more}\nprices:\n${prices}` }, world)
/** Oxide at this many times its price; metal is not named, and passes on what oxide costs less. */
export const oxideAt = (world: World, multiple: number, more?: string): DumpingPath =>
  pathOf(world, `  - { materials: [oxide], multiple: ${multiple}, source: judgement }`, more)
