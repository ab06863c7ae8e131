import type { AskedWorld, StressResult } from '../../src/studies/index.ts'
import { ageLines, factsLines, idleLines } from '../../src/studies/light.ts'
import { useView } from '../url/state.ts'
import { useWording } from './catalogue.tsx'

interface Told {
  readonly world: AskedWorld
  readonly idle?: StressResult['measuresWithoutEffect']
  readonly scenario?: StressResult['scenario']
}

/** What a report of the command line says above its answer: measures that do nothing, and facts that the baseline leaves. */
export function Notices({ result: { world, idle = [], scenario } }: { readonly result: Told }): React.JSX.Element {
  const { lang } = useView().view
  const words = useWording()
  return (
    <>
      {[
        ...(scenario === undefined ? [] : idleLines(idle, scenario, lang)),
        ...factsLines(world.facts, words, lang),
        ...ageLines(world.age, lang),
      ].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}
