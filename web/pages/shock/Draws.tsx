import { bandCoverage } from '../../../src/studies/light.ts'
import type { Drawing } from '../../model/use-draws.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useMessages } from '../../language/messages.ts'
import { DEFAULT_SAMPLES, MAX_SAMPLES } from '../../url/questions.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { shockMessages } from './messages.gen.ts'

interface Props {
  readonly drawing: Drawing
  readonly bands: ShockBands | undefined
}

/** How many worlds are drawn for bands around the answer, how far that is, and what it comes to. */
export function Draws({ drawing, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { view, go } = useView()
  const { state, done, secondsLeft } = drawing
  const wanted = view.samples
  const more = Math.min(DEFAULT_SAMPLES, MAX_SAMPLES - wanted)
  const told = ((): string => {
    if (wanted === 0) return say('drawsNone')
    switch (state) {
      case 'waiting':
        return say('drawsWait', { n: wanted })
      case 'working':
        return left(say('drawsWorking', { done, n: wanted }))
      case 'stopped':
      case 'failed':
        return say('drawsStopped', { done, n: wanted })
      case 'done':
        return say('drawsDone', { n: wanted })
      default:
        return state satisfies never
    }
  })()
  function left(text: string): string {
    if (secondsLeft === undefined) return text
    return secondsLeft < 90
      ? say('drawsLeft', { text, s: Math.max(1, Math.ceil(secondsLeft)) })
      : say('drawsLeftMinutes', { text, m: Math.ceil(secondsLeft / 60) })
  }
  const button = (text: string, act: () => void): React.JSX.Element => (
    <button type="button" className="button" onClick={act}>
      {text}
    </button>
  )
  const lost = bands?.lost.added
  /** Between what an end of the band lies, M USD, as far as the draws say. */
  function endText(low: number, high: number, like: number): string {
    if (Number.isFinite(low) && Number.isFinite(high)) return words.moneyRange(low, high, like)
    if (Number.isFinite(low)) return say('endAbove', { low: words.money(low, like) })
    return Number.isFinite(high) ? say('endBelow', { high: words.money(high, like) }) : say('endUnknown')
  }
  return (
    <section className="draws" aria-label={say('drawsTitle')}>
      {bands !== undefined && lost !== undefined && (
        <p>
          {say('drawsLoss', {
            n: bands.draws,
            range: words.moneyRange(lost.p5, lost.p95),
            middle: words.money(lost.p50, lost.p95),
          })}{' '}
          {say('drawsSure', {
            coverage: words.percent(bandCoverage(bands.draws)),
            lower: endText(lost.p5Low, lost.p5High, lost.p95),
            upper: endText(lost.p95Low, lost.p95High, lost.p95),
          })}
        </p>
      )}
      <div className="row quiet no-print">
        {wanted > 0 && state === 'working' && (
          <progress max={wanted} value={done} aria-label={say('drawsWorking', { done, n: wanted })} />
        )}
        <span>{told}</span>
        {bands !== undefined && bands.failed > 0 && <span>{say('drawsOmitted', { n: bands.failed })}</span>}
        {wanted === 0 && button(say('drawsSome', { n: DEFAULT_SAMPLES }), () => go({ samples: DEFAULT_SAMPLES }))}
        {wanted > 0 && state === 'working' && button(say('drawsStop'), drawing.stop)}
        {wanted > 0 && (state === 'stopped' || state === 'failed') && button(say('drawsGoOn'), drawing.goOn)}
        {wanted > 0 &&
          state === 'done' &&
          more > 0 &&
          button(say('drawsMore', { n: more }), () => go({ samples: wanted + more }))}
        {wanted > 0 && state !== 'working' && state !== 'waiting' && button(say('drawsOff'), () => go({ samples: 0 }))}
      </div>
      {/* What is read out: the end of it, not each step. */}
      <p className="hidden" role="status">
        {wanted > 0 && (state === 'done' || state === 'stopped') ? told : ''}
      </p>
      {drawing.failure !== undefined && <Problem failure={drawing.failure} />}
    </section>
  )
}
