import { Link } from 'wouter'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from '../ui/messages.gen.ts'
import { useView } from '../url/state.ts'
import { useCatalogue } from './catalogue.tsx'

/** How such answers did in the test by past episodes, and the way to what was tested; nothing where nothing is kept of it. */
export function PastTest(): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const { href } = useView()
  const { pastVerdicts } = useCatalogue()
  if (pastVerdicts.length === 0) return null
  const beat = (of: 'forecast' | 'single'): 'all' | 'some' | 'none' => {
    const verdicts = pastVerdicts.flatMap((one) => (one[of] === null ? [] : [one[of]]))
    const better = verdicts.filter((verdict) => verdict === 'better')
    return better.length === 0 ? 'none' : better.length === verdicts.length ? 'all' : 'some'
  }
  return (
    <p className="headline-test">
      <Link href={href('/hindcast')}>{say('pastTest', { range: beat('forecast'), single: beat('single') })}</Link>
    </p>
  )
}
