import { titleIn } from '../../../src/messages/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import type { ScenarioFile } from '../../model/protocol.ts'
import { controlMessages } from '../../ui/control.gen.ts'
import type { Control, Difference, Question, Setting } from './differences.ts'
import { differingMessages } from './differing.gen.ts'

/** As many names as stand one by one; of more, how many there are. */
const FEW = 4

/** A difference in words. */
export interface ToldDifference {
  /** The control, and the measures that it is set for. */
  readonly name: string
  readonly first: string
  readonly second: string
  /** All in one line. */
  readonly line: string
}

/** Tells what differs between two questions, in the words of the controls. */
export function useToldDifference(): (difference: Difference, first: Question, second: Question) => ToldDifference {
  const say = useMessages(differingMessages)
  const words = useWording()
  const nameOf = useControlName()
  const tell = useSetting()
  return (difference, first, second) => {
    const { control, measures } = difference
    const titles = titlesIn(measures, [first.file, second.file], words.lang)
    const name = titles.length === 0 ? nameOf(control) : words.inBrackets(nameOf(control), words.commas(titles))
    if (control === 'other') return { name, first: '', second: '', line: say('otherLine', { name }) }
    const short = [tell(control, difference.first, first.file), tell(control, difference.second, second.file)]
    // As many, and others: then all are named.
    const [a = '', b = ''] =
      short[0] === short[1]
        ? [tell(control, difference.first, first.file, true), tell(control, difference.second, second.file, true)]
        : short
    return { name, first: a, second: b, line: say('line', { name, first: a, second: b }) }
  }
}

const titlesIn = (ids: readonly string[], files: readonly ScenarioFile[], lang: 'en' | 'ja'): string[] =>
  ids.map((id) => {
    const measure = files.flatMap(({ measures }) => measures).find((one) => one.id === id)
    return measure === undefined ? id : titleIn(lang, measure)
  })

function useControlName(): (control: Control) => string {
  const say = useMessages(differingMessages)
  const sayControl = useMessages(controlMessages)
  return (control) => {
    switch (control) {
      case 'lasts':
      case 'to':
      case 'what':
      case 'let':
      case 'leak':
      case 'release':
      case 'projects':
      case 'ahead':
        return sayControl(control)
      case 'measures':
      case 'begins':
      case 'users':
      case 'start':
      case 'run':
      case 'other':
        return say(control)
      default:
        return control satisfies never
    }
  }
}

/** What a control is set to; `inFull` names also what there are many of. */
function useSetting(): (control: Control, value: Setting, file: ScenarioFile, inFull?: boolean) => string {
  const say = useMessages(differingMessages)
  const sayControl = useMessages(controlMessages)
  const words = useWording()
  return (control, value, file, inFull = false) => {
    const ids = typeof value === 'object' && value !== null ? value : []
    const named = (of: (id: string) => string, counted: (n: number) => string): string =>
      ids.length === 0 ? say('none') : inFull || ids.length <= FEW ? words.list(ids.map(of)) : counted(ids.length)
    switch (control) {
      case 'measures':
        return ids.length === 0 ? say('none') : words.semicolons(titlesIn(ids, [file], words.lang))
      case 'lasts':
        return value === null ? sayControl('lastsOpen') : sayControl('months', { n: Number(value) })
      case 'run':
      case 'ahead':
        return sayControl('months', { n: Number(value) })
      case 'begins':
        return say('inMonth', { n: Number(value) })
      case 'start':
        return words.month(String(value))
      case 'to':
        return named(words.place, (n) => say('places', { n }))
      case 'what':
        return named(words.material, (n) => sayControl('goods', { n }))
      case 'users':
        return value === null ? say('allUsers') : named(words.sector, (n) => say('sectors', { n }))
      case 'let':
      case 'leak':
        return words.percent(Number(value))
      case 'release':
        return ids.length === 0 ? sayControl('releaseNo') : words.list(ids.map((n) => sayControl('releaseOver', { n })))
      case 'projects':
        return ids.length === 0 ? say('no') : ids[0] === 'dated' ? say('yes') : words.list(ids)
      case 'other':
        return ''
      default:
        return control satisfies never
    }
  }
}
