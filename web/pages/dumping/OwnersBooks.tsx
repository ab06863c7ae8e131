import { dumpingColumns } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './props.ts'
import { monthsOf } from './state.ts'
import { useProducer } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'
import { riskMessages } from './risk.gen.ts'

/** At most this many owners are named. */
const NAMED = 3

/** What owners pay whether their plants run or not, what they live on, and whether that is spent; those at risk first, then those the tables doubt most. */
export function OwnersBooks({ result, owners }: Props): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const say = useMessages(riskMessages)
  const sayAll = useMessages(dumpingMessages)
  const words = useWording()
  const producer = useProducer(owners)
  const end = words.month(monthsOf(result.path).at(-1) ?? '')
  const spent = ({ outOfCash }: (typeof result.producers)[number]): number => outOfCash.at(-1) ?? 0
  const isKnown = ({ cash }: (typeof result.producers)[number]): number => (cash === null ? 0 : 1)
  const rows = [...result.producers].sort(
    (one, other) =>
      spent(other) - spent(one) || isKnown(other) - isKnown(one) || one.kept / one.tried - other.kept / other.tried,
  )
  const likeliest = rows.filter((row) => words.percent(spent(row)) !== words.percent(0)).slice(0, NAMED)
  const known = rows.filter((row) => row.cash !== null).length
  return (
    <div className="dumping-wide">
      <Figure
        title={say('ownersTitle')}
        answer={words.after(
          likeliest.length === 0
            ? say('ownersSafe', { n: known, end })
            : say('ownersAnswer', {
                end,
                owners: words.list(
                  likeliest.map((row) => words.inBrackets(producer(row.id).name, words.percent(spent(row)))),
                ),
              }),
          say('ownersUnknown', { n: rows.length - known, all: rows.length }),
        )}
        name="owners"
        source={sayAll('source')}
        note={say('ownersNote')}
        table={{
          columns: [
            column('owner'),
            column('overheads_musd'),
            column('debt_service_musd'),
            column('support_musd'),
            column('starting_cash_musd'),
            column('out_of_cash_chance'),
            column('draws_kept'),
            column('draws_tried'),
          ],
          rows: rows.map((row) => {
            const { id, overheads, debtService, support, cash, tried, kept } = row
            return [
              cell(producer(id).name, id, producer(id).href),
              cell(words.number(overheads), overheads),
              cell(words.number(debtService), debtService),
              cell(words.number(support), support),
              cell(cash === null ? say('unknown') : words.number(cash), cash),
              cell(words.percent(spent(row)), spent(row)),
              cell(words.number(kept, 4), kept),
              cell(words.number(tried, 4), tried),
            ]
          }),
        }}
      />
    </div>
  )
}
