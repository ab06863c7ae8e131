import { memo, useDeferredValue } from 'react'
import '../../charts/charts.css'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Averted } from './Averted.tsx'
import { Cash } from './Cash.tsx'
import { Contracts } from './Contracts.tsx'
import { Forms } from './Forms.tsx'
import { Headline } from './Headline.tsx'
import { Needs, Payers, Strikes } from './Keeping.tsx'
import { OwnersBooks } from './OwnersBooks.tsx'
import { Prices } from './Prices.tsx'
import { Producers } from './Producers.tsx'
import { Risk } from './Risk.tsx'
import { Sure } from './Sure.tsx'
import { caseNamed, CASES, type Case } from './state.ts'
import type { Props, InCase } from './props.ts'
import { dumpingMessages } from './messages.gen.ts'

/** The answer in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const { view } = useView()
  const which = caseNamed(view.case)
  const drawn = useDeferredValue<InCase | undefined>({ ...props, which }, undefined)
  return (
    <div className="stack">
      <Headline {...props} />
      {drawn !== undefined && (
        <div className={drawn.result.path === props.result.path ? 'stack' : 'stack stale'}>
          <Risk {...drawn} />
          <Switch which={which} />
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

/** How things turn out, for all figures below: chances are over all of it. */
function Switch({ which }: { readonly which: Case }): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const { go } = useView()
  return (
    <div className="dumping-cases row no-print" role="group" aria-label={say('cases')}>
      <span className="label" aria-hidden="true">
        {say('cases')}
      </span>
      {CASES.map((one) => (
        <button
          key={one}
          type="button"
          className="button"
          aria-pressed={one === which}
          onClick={() => go({ case: one === 'central' ? '' : one })}
        >
          {say(one)}
        </button>
      ))}
    </div>
  )
}

const Figures = memo(function Figures(props: InCase): React.JSX.Element {
  return (
    <>
      <Payers {...props} />
      <Forms {...props} />
      <Strikes {...props} />
      <Needs {...props} />
      {props.result.contracts.length > 0 && <Contracts {...props} />}
      {props.result.averted !== null && <Averted {...props} />}
      <Producers {...props} />
      <Cash {...props} />
      <OwnersBooks {...props} />
      <Prices {...props} />
      <Sure {...props} />
    </>
  )
})
