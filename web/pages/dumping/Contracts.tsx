import { Bars } from '../../charts/bars/Bars.tsx'
import { dumpingColumns } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import { CASES, type Case } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Contracts on the record under the same path, beside the least that keeps the same producers. */
export function Contracts({ result, which }: InCase): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const { headed } = useNumbers()
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
          column('contract'),
          { name: say('payer') },
          column('case'),
          headed('USD/kg', say('floor')),
          column('break_even_floor_usd_per_kg'),
          headed('MUSD', say('costs')),
          column('least_cost_musd'),
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
      <Bars
        label={say('contractsTitle')}
        rows={contracts.flatMap((contract) => {
          const each = of(contract, which)
          if (each === undefined) return []
          const at = (id: string, name: string, detail: string, value: number) => ({
            id: `${contract.id} ${id}`,
            name,
            details: [detail],
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
