import { sayer } from '../../messages/index.ts'
import { ageLines, left, percent, right, toJson } from '../../studies/index.ts'
import { dataAge, fileOf, readTables, TABLE_NAMES, tableAges } from '../../world/index.ts'
import { colours } from '../colours.ts'
import { loadWorld, readLayers } from '../../files/index.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { renderReport } from '../render.ts'
import { ageMessages } from './age.gen.ts'

export interface AgeOptions extends WorldOptions, LanguageOption {
  readonly json?: boolean
}

/** Says how old the figures of a world are, in all and by table. */
export async function ageCommand(options: AgeOptions): Promise<void> {
  const folder = options.world
  const world = await loadWorld(folder, options.overlay)
  const tables = readTables(await readLayers(folder, options.overlay))
  const all = dataAge(world)
  const ages = tableAges(
    world,
    tables,
    TABLE_NAMES.filter((name) => name !== 'sources'),
  )
  if (options.json === true) {
    process.stdout.write(toJson({ world: world.hash, all: all ?? null, tables: ages }))
    return
  }
  const say = sayer(ageMessages, options.lang)
  process.stdout.write(
    renderReport(
      {
        title: say('title', { world: world.title }),
        lines: [...ageLines(all, options.lang), say('about')],
        sections: [
          {
            heading: say('tables'),
            table: {
              columns: [
                left(say('table')),
                right(say('rows')),
                left(say('weight')),
                right(say('oldest')),
                right(say('middle')),
                right(say('newest')),
                right(say('judged')),
              ],
              rows: ages.map(({ table, rows, weight, oldest, middle, newest, judged }) => [
                fileOf(table),
                String(rows),
                weight === 'usd' ? say('usd') : say('rowsWeight'),
                String(oldest),
                String(middle),
                String(newest),
                percent(judged),
              ]),
            },
          },
        ],
      },
      colours(process.stdout),
    ),
  )
}
