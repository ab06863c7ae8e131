import type { HindcastEpisode, HindcastError } from '../../../src/studies/index.ts'
import { titleIn } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useWording } from '../../model/catalogue.tsx'
import { cell, type Cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { hindcastMessages } from './messages.gen.ts'

/** Rows of an episode that are scored together. */
interface ScoredRows {
  readonly episode: HindcastEpisode
  readonly variant: string
  readonly metric: HindcastError['metric']
  readonly rows: number
}

/** What misses of a metric are counted in; the page shows those of prices as the ratio itself. */
const UNIT_OF = { trade: 'share', price: 'log', use: 'share', stop: 'months' } as const

/** The first columns of tables of scores: which rows are scored. */
export function useScored(): {
  readonly columns: FigureTable['columns']
  readonly cells: (scored: ScoredRows) => Cell[]
} {
  const say = useMessages(hindcastMessages)
  const { inUnit } = useNumbers()
  const { lang, number, inBrackets } = useWording()
  const { href } = useView()
  return {
    columns: [
      { name: say('colEpisode') },
      { name: say('colUse') },
      { name: say('colScenario') },
      { name: say('colMetric') },
      inUnit('number', say('colFigures')),
    ],
    cells({ episode, variant, metric, rows }) {
      const scenario = episode.variants.find(({ id }) => id === variant)
      return [
        cell(titleIn(lang, episode), episode.id, href('/hindcast', { episode: episode.id, variant })),
        cell(say(`use_${episode.use}`), episode.use),
        cell(scenario === undefined ? variant : titleIn(lang, scenario), variant),
        cell(say(`metric_${metric}`), inBrackets(metric, inUnit(UNIT_OF[metric], '').unit)),
        cell(number(rows, 3), rows),
      ]
    },
  }
}
