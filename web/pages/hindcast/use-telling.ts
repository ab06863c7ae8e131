import { useMemo } from 'react'
import type { HindcastEpisode, HindcastError, HindcastRow } from '../../../src/studies/index.ts'
import { nameIn, type SayOf } from '../../../src/messages/index.ts'
import { useWording } from '../../model/catalogue.tsx'
import { useMessages, type Formatters } from '../../language/messages.ts'
import { choiceWord } from '../../subjects/table-words.ts'
import { materialSet, stopMonth } from './state.ts'
import { hindcastMessages } from './messages.gen.ts'

type Metric = HindcastError['metric']

/** How things of an episode and their numbers are put into words. */
export interface Telling {
  readonly thing: (about: HindcastRow) => string
  readonly materials: (about: HindcastRow) => string
  /** A multiple of the usual, or the month of a stop. */
  readonly value: (row: HindcastRow, value: number) => string
  readonly when: (row: HindcastRow) => string
}

export function useTelling(): (episode: HindcastEpisode) => Telling {
  const say = useMessages(hindcastMessages)
  const words = useWording()
  return useMemo(() => (episode) => telling(episode, say, words), [say, words])
}

function telling(episode: HindcastEpisode, say: SayOf<typeof hindcastMessages>, words: Formatters): Telling {
  const named =
    (list: readonly { id: string; name: string; nameJa: string }[]) =>
    (id: string): string => {
      const found = list.find((one) => one.id === id)
      return found === undefined ? id : nameIn(words.lang, found)
    }
  const material = (id: string): string => named(episode.materials)(id).replace(/（.*/, '')
  const place = (id: string | null, all: 'everywhere' | 'world' | 'anybody'): string =>
    id === null ? say(all) : words.place(id).replace(/（.*/, '')
  const materials = (about: HindcastRow): string => {
    const { stages, materials: rest } = materialSet(about.materials, episode.materials)
    const parts = [...stages.map((stage) => words.goods(stage)), ...rest.map(material)]
    return words.capital(words.list(parts.map(words.small)))
  }
  return {
    materials,
    thing: (about) => {
      const { quantity } = about
      const gaps = { materials: materials(about), where: place(about.place, 'world') }
      if (quantity === 'price')
        return say('thingPrice', { ...gaps, basis: choiceWord(about.basis ?? 'unstated', words.lang) })
      if (quantity === 'use') return say('thingUse', gaps)
      if (quantity === 'stop')
        return say('thingStop', { ...gaps, sectors: words.list(about.sectors.map(named(episode.sectors))) })
      return say(quantity === 'import' ? 'thingImport' : 'thingExport', {
        ...gaps,
        from: place(about.partner, 'anybody'),
        to: place(about.place, 'everywhere'),
      })
    },
    value: (row, value) => {
      if (row.quantity === 'stop') {
        const month = stopMonth(row, value)
        return month === undefined ? say('none') : words.month(month)
      }
      return row.quantity === 'price' ? say('times', { x: words.number(value) }) : words.percent(value)
    },
    when: ({ from, to }) =>
      from === to ? words.month(from) : say('span', { from: words.month(from), to: words.month(to) }),
  }
}

/** How errors are put into words: mean distances in shares of the usual, factors or months. */
export interface Misses {
  readonly miss: (metric: Metric, distance: number) => string
  /** The same where it is plain what it is a share of. */
  readonly short: (metric: Metric, distance: number) => string
}

export function useMisses(): Misses {
  const say = useMessages(hindcastMessages)
  const words = useWording()
  return useMemo(() => {
    const months = (distance: number): string => say('missStop', { n: distance, x: words.number(distance) })
    const factor = (distance: number): string => words.number(Math.exp(distance), distance < Math.LN2 ? 3 : 2)
    return {
      miss: (metric, distance) =>
        metric === 'price'
          ? say('missPrice', { x: factor(distance) })
          : metric === 'stop'
            ? months(distance)
            : say('missShare', { x: words.percent(distance) }),
      short: (metric, distance) =>
        metric === 'price'
          ? say('times', { x: factor(distance) })
          : metric === 'stop'
            ? months(distance)
            : words.percent(distance),
    }
  }, [say, words])
}
