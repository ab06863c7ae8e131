import { stressSummary } from '../../../src/studies/light.ts'
import { Statements } from '../../ui/Statements.tsx'
import { InCurrencies } from '../../model/InCurrencies.tsx'
import { PastTest } from '../../model/PastTest.tsx'
import { useNames, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { hasShiftedCases } from '../../subjects/stress.ts'
import { ownBand } from './own-band.ts'
import type { Banded } from './props.ts'
import { shockMessages } from './messages.gen.ts'

/** Statements on what was lost before, and on what the figures below show. */
const BEHIND: ReadonlySet<string> = new Set(['heldBefore', 'materialsShort', 'moreMaterialsShort'])

/**
 * What it costs, what stops first, what carries the loss, what runs short. The range comes later than the result, and its statements with it; the
 * band is one that is kept until as many worlds are drawn here.
 */
export function Headline({ result, range, bands }: Pick<Banded, 'result' | 'range' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { lang } = useWording()
  const names = useNames()
  const told = { ...ownBand(result, bands), ...range }
  return (
    <Statements
      statements={stressSummary.tell(told, lang, names)}
      behind={BEHIND}
      lang={lang}
      test={
        <>
          <InCurrencies of={stressSummary.statements(told)[0]} />
          <PastTest />
        </>
      }
    >
      {range === undefined && (
        <p className="no-print">{say(hasShiftedCases(result, range) ? 'rangeWait' : 'carriesWait')}</p>
      )}
    </Statements>
  )
}
