import { copyWorld } from './run-cli.ts'

/** Headers of columns that tables share: a figure with its range and source, money of a use, steps of a profile. */
export const HEAD = 'value,low,high,unit,date,source,confidence,note'
const MONEY =
  'gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source'
const STEP =
  'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note'

/** Uses of `first`, 6 t a month, and of `second`, 4 t, and what each loses with a tonne, million USD. */
export const usersWho = (firstLoses: number, secondLoses: number): string =>
  [
    `place,sector,material,${HEAD},${MONEY}`,
    ...[
      ['first', 72, 72 * firstLoses],
      ['second', 48, 48 * secondLoses],
    ].map(
      ([id, t, musd]) =>
        `J,${id},good,${t},${t},${t},t metal/yr,2024,judgement,low,,${musd},${musd},${musd},${musd},${musd},${musd},case`,
    ),
  ].join('\n')

/**
 * The world `late-notice` with two users at J in place of one: 10 t of the good come a month, all from C, and lie nowhere but with
 * the state, which holds three months, 30 t. `first` uses 6 t a month, loses 20 M USD with each, and pays most; `second` uses
 * 4 t and loses 1 M USD with each. All that either does not get stops a line.
 */
export function twoUsers(folder: string, demand = usersWho(20, 1)): ReturnType<typeof copyWorld> {
  const world = copyWorld('late-notice', folder)
  world.write('demand.csv', demand)
  world.write('sources.csv', 'id,title,publisher,published,url\ncase,By hand,,,\njudgement,judged,,,')
  world.write('sectors.csv', 'id,name,name_ja,profile\nfirst,first,,dear\nsecond,second,,cheap')
  world.write(
    'steps.csv',
    `${STEP}\ndear,1,stop,1,1,1,100,100,100,0,0,0,case,high,\ncheap,1,stop,1,1,1,5,5,5,0,0,0,case,high,`,
  )
  // Nobody else makes the good.
  world.write('operations.csv', `site,process,feed,${HEAD}\nmaker,make,,120,120,120,t metal/yr,2024,case,high,`)
  return world
}
