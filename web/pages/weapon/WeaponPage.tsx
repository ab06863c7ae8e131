import { useRef } from 'react'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import type { WeaponSpec } from '../../desk/protocol.ts'
import { useDesk, type Answered } from '../../desk/use-desk.ts'
import { Problem } from '../../figure/Problem.tsx'
import { useWords } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import type { WeaponResult } from '../../../src/studies/index.ts'
import { Answer } from './Answer.tsx'
import { Controls } from './Controls.tsx'
import { useSupplier } from './use-names.ts'
import { WEAPON_WORDS } from './words.ts'
import '../study.css'
import './weapon.css'

/** An answer and the question it belongs to. */
interface Shown {
  readonly spec: WeaponSpec
  readonly result: WeaponResult
}

/** The worst that the supplier state can do with a few measures, proved, and what it costs it. */
export default function WeaponPage(): React.JSX.Element {
  const say = useWords(WEAPON_WORDS)
  const words = useWording()
  const supplier = useSupplier()
  const { view, go } = useView()
  const { places } = useCatalogue()
  const spec = view.weapon
  const worst = useDesk('worst', { spec: withoutThreshold(spec) })
  // The rest takes ten times as long: only when there is an answer to complete.
  const whole = useDesk('weapon', worst.state === 'done' ? { spec } : undefined)
  const now = worst.state !== 'done' ? undefined : whole.state === 'done' ? whole.value : worst.value
  const last = useRef<Shown>(undefined)
  if (now !== undefined) last.current = { spec, result: now }
  const shown = last.current
  const stale = now === undefined
  const aimed = spec.target.map(words.place).map((name) => name.replace(/（.*/, ''))
  return (
    <div className="study">
      <header className="study-head">
        <h1>
          {places.length === 0
            ? '…'
            : aimed.length === 0
              ? say('questionAll', { supplier })
              : say('question', { supplier, places: words.list(aimed) })}
        </h1>
      </header>
      <Controls spec={spec} change={(weapon) => go({ weapon })} />
      <div className="study-answer stack">
        <Status worst={worst} whole={whole} stale={stale && shown !== undefined} />
        {shown !== undefined && worst.state !== 'failed' && (
          <div className={stale ? 'stale' : undefined} aria-busy={stale}>
            <Answer {...shown} complete={whole.state === 'done'} />
          </div>
        )}
      </div>
    </div>
  )
}

/** The worst set is the same whatever threshold is asked about. */
const withoutThreshold = ({ threshold: _asked, ...spec }: WeaponSpec): WeaponSpec => spec

interface StatusProps {
  readonly worst: Answered<WeaponResult>
  readonly whole: Answered<WeaponResult>
  readonly stale: boolean
}

/** How far the search is, and how to stop it; or why there is no answer. */
function Status({ worst, whole, stale }: StatusProps): React.JSX.Element | null {
  const say = useWords(WEAPON_WORDS)
  if (worst.state === 'failed') return <Problem failure={worst.failure} />
  if (worst.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {say('cancelled')}
        <button type="button" className="button main" onClick={worst.again}>
          {say('again')}
        </button>
      </p>
    )
  if (worst.state === 'working')
    return (
      <div className="panel row status" role="status">
        <progress aria-label={say('opening')} />
        <span>{worst.done === 0 ? say('opening') : say('working', { n: worst.done })}</span>
        {stale && <span className="quiet">{say('outdated')}</span>}
        <button type="button" className="button" onClick={worst.cancel}>
          {say('cancel')}
        </button>
      </div>
    )
  if (whole.state === 'working')
    return (
      <div className="panel row status" role="status">
        <span>{whole.done === 0 ? say('completingFirst') : say('completing', { n: whole.done })}</span>
        <button type="button" className="button" onClick={whole.cancel}>
          {say('cancel')}
        </button>
      </div>
    )
  if (whole.state === 'failed') return <Problem failure={whole.failure} />
  if (whole.state === 'cancelled')
    return (
      <p className="panel row" role="status">
        {say('kept')}
        <button type="button" className="button" onClick={whole.again}>
          {say('again')}
        </button>
      </p>
    )
  return null
}
