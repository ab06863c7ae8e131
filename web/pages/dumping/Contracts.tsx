import { NamedBars } from '../../charts/bars/NamedBars.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import { CASES, type Case } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Contracts on the record under the same path, beside the least that keeps the same producers. */
export function Contracts({ result, which }: InCase): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const { href } = useView()
  const { contracts } = result
  const of = (contract: (typeof contracts)[number], one: Case) => contract.cases.find((each) => each.case === one)
  const [first] = contracts
  const own = first && of(first, which)
  const usd = (value: number): string => words.number(value, 3)
  const enough = (value: number | null | undefined): string =>
    value === null || value === undefined ? say('noFloor') : say('perKg', { usd: usd(value) })
  const open = (id: string): string => href('/world', { table: 'contracts', row: id })
  return (
    <Figure
      title={say('contractsTitle')}
      answer={
        first === undefined || own === undefined
          ? ''
          : say('contractsAnswer', {
              case: say(which),
              contract: names.contract(first.id),
              floor: usd(first.floor),
              costs: words.money(own.yearly),
              least: words.money(own.leastCost),
              enough: enough(own.breakEvenFloor),
            })
      }
      name="contracts"
      source={say('source')}
      note={say('contractsNote')}
      table={{
        columns: [
          { name: say('contract') },
          { name: say('payer') },
          { name: say('case') },
          { name: say('floor'), align: 'right' },
          { name: say('enough'), align: 'right' },
          { name: say('million', { what: say('costs') }), align: 'right' },
          { name: say('million', { what: say('least') }), align: 'right' },
        ],
        rows: contracts.flatMap((contract) =>
          CASES.flatMap((one) => {
            const each = of(contract, one)
            return each === undefined
              ? []
              : [
                  [
                    cell(names.contract(contract.id), contract.id, open(contract.id)),
                    cell(say(contract.payer === 'treasury' ? 'treasuryPays' : 'buyerPays'), contract.payer),
                    cell(say(one), one),
                    cell(usd(contract.floor), contract.floor),
                    cell(
                      each.breakEvenFloor === null ? say('noFloor') : usd(each.breakEvenFloor),
                      each.breakEvenFloor ?? '',
                    ),
                    cell(words.number(each.yearly), each.yearly),
                    cell(words.number(each.leastCost), each.leastCost),
                  ],
                ]
          }),
        ),
      }}
    >
      <NamedBars
        label={say('contractsTitle')}
        rows={contracts.flatMap((contract) => {
          const each = of(contract, which)
          if (each === undefined) return []
          const at = (id: string, name: string, detail: string, value: number) => ({
            id: `${contract.id} ${id}`,
            name,
            detail,
            value: Math.max(0, value),
            text: words.money(value),
            href: open(contract.id),
          })
          return [
            at(
              'signed',
              say('asSigned', { contract: names.contract(contract.id), floor: usd(contract.floor) }),
              say(contract.payer === 'treasury' ? 'treasuryPays' : 'buyerPays'),
              each.yearly,
            ),
            at(
              'least',
              say('leastSame', { n: contract.sites.length }),
              each.breakEvenFloor === null ? '' : say('floorEnough', { usd: usd(each.breakEvenFloor) }),
              each.leastCost,
            ),
          ]
        })}
      />
    </Figure>
  )
}
