import { Link } from 'wouter'
import { completeNamed, ensembleOptions, stressOptions, stressSummary } from '../../../src/studies/light.ts'
import { Notices } from '../../model/Notices.tsx'
import { namesOf, useCatalogue, useCommand, useWording } from '../../model/catalogue.tsx'
import { saveText } from '../../ui/download.ts'
import { useMessages } from '../../language/messages.ts'
import { BATCH } from '../../url/questions.ts'
import { useView } from '../../url/state.ts'
import type { Banded } from './props.ts'
import { shockMessages } from './messages.gen.ts'

const STRESS = { id: 'stress', options: stressOptions }
const ENSEMBLE = { id: 'ensemble stress', options: ensembleOptions.stress }

/** What the answer rests on, and how to make it again. */
export function Sure({ result, range, bands, file, spec }: Banded): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const catalogue = useCatalogue()
  const { judged } = catalogue
  const own = file !== undefined && Object.keys(spec.edit).length + (spec.own === undefined ? 0 : 1) > 0
  const { months, foresight } = spec
  const asked = {
    scenario: own ? file.file : spec.id,
    ...(months === undefined ? {} : { months }),
    ...(foresight === undefined ? {} : { foresight }),
  }
  const commandOf = useCommand()
  const command = commandOf(STRESS, completeNamed(stressOptions, { ...asked, range: range !== undefined }))
  const tiny = (value: number): string => (value === 0 ? '0' : value.toExponential(0))
  // The keys stand in the order of the command line, so that the bytes agree.
  const { published, company, companyChances, ...rest } = result
  // Both cases come later than the statements of the central one, which then have their range.
  const summary = stressSummary.write({ ...result, ...range }, (language) => namesOf(catalogue, language))
  const whole = {
    ...rest,
    summary,
    ...range,
    published,
    ...(company === undefined ? {} : { company }),
    ...(companyChances === undefined ? {} : { companyChances }),
  }
  return (
    <section className="stack keep sure">
      <h2>{say('sureTitle')}</h2>
      <p>
        {say('sureAnswer', {
          judged: words.number(judged.judged, 3),
          figures: words.number(judged.figures, 3),
          imbalance: tiny(result.central.maxBalanceResidual),
          gap: tiny(result.central.gap),
        })}{' '}
        <Link href={href('/world', { table: 'sources' })}>{say('judgedLink')}</Link>{' '}
        <Link href={href('/hindcast')}>{say('rightLink')}</Link>
      </p>
      <Notices result={result} />
      <div className="no-print stack">
        <h2>{say('repeatTitle')}</h2>
        <p>{say('repeatAnswer')}</p>
        <pre className="panel" tabIndex={0}>
          <code>{command}</code>
        </pre>
        {bands !== undefined && (
          <>
            <p>{say('bandsCommand', { n: bands.draws })}</p>
            <pre className="panel" tabIndex={0}>
              <code>
                {commandOf(
                  ENSEMBLE,
                  completeNamed(ensembleOptions.stress, {
                    ...asked,
                    samples: bands.draws + bands.failed,
                    batch: BATCH,
                  }),
                  [],
                )}
              </code>
            </pre>
          </>
        )}
        <div className="row">
          {file !== undefined && (
            <button type="button" className="button" onClick={() => saveText(file.file, file.text, 'application/yaml')}>
              ↓ {say('downloadScenario')}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() =>
              saveText(`${result.scenario.id}.json`, `${JSON.stringify(whole, null, 2)}\n`, 'application/json')
            }
          >
            ↓ {say('downloadResult')}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            {say('print')}
          </button>
        </div>
      </div>
    </section>
  )
}
