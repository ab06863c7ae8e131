import { dumpingColumns } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import type { InCase } from './props.ts'
import { supportBy } from './state.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Forms of contracts with one strike: what each costs at other prices, and what it leaves to chance. */
export function Forms({ result, which }: InCase): React.JSX.Element | null {
  const column = useHeaders(dumpingColumns)
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const forms = supportBy(result, 'cfd', which)?.forms ?? []
  const [first] = forms
  if (first === undefined) return null
  const dear = [...forms].sort((one, other) => one.atHigh - other.atHigh)
  const atHigh = (each: typeof first): string =>
    say('formsOne', { form: say(`form-${each.form}`), high: words.money(each.atHigh) })
  return (
    <div className="dumping-wide">
      <Figure
        title={say('formsTitle')}
        answer={say('formsAnswer', {
          case: say(which),
          form: say(`form-${first.form}`),
          path: words.money(first.onPath),
          least: atHigh(dear[0] ?? first),
          most: atHigh(dear.at(-1) ?? first),
        })}
        name="contract-forms"
        source={say('source')}
        note={say('formsNote')}
        table={{
          columns: [
            column('form'),
            column('path_payment_musd'),
            column('baseline_payment_musd'),
            column('high_payment_musd'),
            column('misreported_musd'),
            column('misreported_low_musd'),
            column('misreported_high_musd'),
            column('least_cash_musd'),
            column('least_cash_low_premium_musd'),
            column('least_cash_high_premium_musd'),
          ],
          rows: forms.map((each) => [
            cell(say(`form-${each.form}`), each.form),
            ...[
              each.onPath,
              each.atBaseline,
              each.atHigh,
              each.misreported,
              each.misreportedLow,
              each.misreportedHigh,
              each.minAnnualCash,
              each.minAnnualCashLowPremium,
              each.minAnnualCashHighPremium,
            ].map((value) => cell(words.number(value), value)),
          ]),
        }}
      />
    </div>
  )
}
