import { Children, type ReactNode } from 'react'
import type { AskedWorld, StressResult } from '../../src/studies/index.ts'
import { ageLines, factsLines, idleLines } from '../../src/studies/light.ts'
import { More } from '../ui/More.tsx'
import { useView } from '../url/state.ts'
import { useWording } from './catalogue.tsx'

interface Told {
  readonly world: AskedWorld
  readonly idle?: StressResult['measuresWithoutEffect']
  readonly scenario?: StressResult['scenario']
}

interface Props {
  readonly result: Told
  /** What else limits the answer. */
  readonly children?: ReactNode
}

/** What a report of the command line says above its answer: measures that do nothing, and facts that the baseline leaves. */
export function Notices({ result: { world, idle = [], scenario }, children }: Props): React.JSX.Element {
  const { lang } = useView().view
  const words = useWording()
  const paragraphs = (lines: readonly string[]): React.JSX.Element[] => lines.map((line) => <p key={line}>{line}</p>)
  const behind = [...factsLines(world.facts, words, lang), ...ageLines(world.age, lang)]
  return (
    <>
      {scenario !== undefined && paragraphs(idleLines(idle, scenario, lang))}
      {behind.length + Children.count(children) > 0 && (
        <More of="caveats">
          {paragraphs(behind)}
          {children}
        </More>
      )}
    </>
  )
}
