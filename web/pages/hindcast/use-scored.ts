import type { HindcastEpisode, HindcastError } from '../../../src/studies/index.ts'
import { titleIn } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
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

export const right = (name: string): FigureTable['columns'][number] => ({ name, align: 'right' })

/** The first columns of tables of scores: which rows are scored. */
export function useScored(): {
  readonly columns: FigureTable['columns']
  readonly cells: (scored: ScoredRows) => Cell[]
} {
  const say = useMessages(hindcastMessages)
  const { lang, number } = useWording()
  const { href } = useView()
  return {
    columns: [
      { name: say('colEpisode') },
      { name: say('colUse') },
      { name: say('colScenario') },
      { name: say('colMetric') },
      right(say('colFigures')),
    ],
    cells({ episode, variant, metric, rows }) {
      const scenario = episode.variants.find(({ id }) => id === variant)
      return [
        cell(titleIn(lang, episode), episode.id, href('/hindcast', { episode: episode.id, variant })),
        cell(say(`use_${episode.use}`), episode.use),
        cell(scenario === undefined ? variant : titleIn(lang, scenario), variant),
        cell(say(`metric_${metric}`), metric),
        cell(number(rows, 3), rows),
      ]
    },
  }
}
