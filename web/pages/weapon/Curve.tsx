import { weaponColumns } from '../../../src/studies/light.ts'
import { Note } from '../../charts/Note.tsx'
import { LeverageCurve } from '../../charts/leverage/LeverageCurve.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './props.ts'
import { asScenario, curveRows } from './state.ts'
import { useSetName, useSupplier } from '../../subjects/supplier.ts'
import { weaponMessages } from './messages.gen.ts'

/** What each set costs the supplier state and gets for it: the sets that serve it best at some price of a dollar of exports forgone. */
export function Curve({ request, result }: Props): React.JSX.Element {
  const column = useHeaders(weaponColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(weaponMessages)
  const words = useWording()
  const supplier = useSupplier()
  const setName = useSetName(request.menu)
  const { href } = useView()
  const rows = curveRows(result)
  const [first] = rows
  const last = rows.at(-1)
  const kappa = (value: number): string => (Number.isFinite(value) ? words.number(value) : '∞')
  const open = (measures: readonly string[]): string => href('/', { scenarios: [asScenario(request, measures)] })
  const drawn = rows.filter(({ exportsForgone, loss }) => exportsForgone > 0 && loss > 0)
  return (
    <Figure
      title={say('curveTitle', { supplier })}
      answer={say(rows.length > 1 ? 'curveAnswer' : 'curveOne', {
        supplier,
        first: kappa(first?.to ?? 0),
        last: setName(last?.measures ?? []),
        limit: kappa(last?.to ?? 0),
      })}
      name="leverage"
      source={say('source')}
      note={
        <Note
          entries={[
            [<line key="a" x2="22" y1="7" y2="7" className="leverage-stairs" />, say('keyStairs')],
            [<line key="b" x2="22" y1="7" y2="7" className="leverage-ceiling" />, say('keyCeiling')],
          ]}
        >
          {say('curveNote', { supplier })}
        </Note>
      }
      table={{
        columns: [
          column('measures'),
          inUnit('number', say('from')),
          inUnit('number', say('to')),
          column('loss_musd'),
          column('exports_forgone_musd'),
          column('leverage'),
        ],
        rows: rows.map(({ measures, from, to, loss, exportsForgone }) => [
          cell(setName(measures), measures.join(' + '), open(measures)),
          cell(kappa(from), from),
          cell(kappa(to), to),
          cell(words.number(loss, 3), loss),
          cell(words.number(exportsForgone, 3), exportsForgone),
          cell(
            exportsForgone > 0 ? words.number(loss / exportsForgone) : say('forgoesNothing'),
            exportsForgone > 0 ? loss / exportsForgone : null,
          ),
        ]),
      }}
    >
      {drawn.length > 0 && (
        <LeverageCurve
          label={say('curveTitle', { supplier })}
          points={drawn.map(({ measures, loss, exportsForgone, from, to }) => ({
            loss,
            exportsForgone,
            name: setName(measures),
            detail: say('curveDetail', {
              loss: words.money(loss),
              gives: words.money(exportsForgone),
              leverage: words.number(loss / exportsForgone),
              from: kappa(from),
              to: kappa(to),
            }),
            href: open(measures),
          }))}
          threshold={request.threshold}
          money={words.money}
          exportsForgone={say('curveGives', { supplier })}
          loss={say('curveLoss')}
          times={(leverage) =>
            leverage === 1 ? say('equalPain') : say('times', { leverage: words.number(leverage, 4) })
          }
          thresholdText={say('threshold', { leverage: words.number(request.threshold ?? 0, 4) })}
        />
      )}
    </Figure>
  )
}
