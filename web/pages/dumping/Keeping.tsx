import { dumpingColumns } from '../../../src/studies/light.ts'
import { WRITING } from '../../../src/messages/index.ts'
import { minus } from '../../../src/quantity/index.ts'
import { Key } from '../../charts/Key.tsx'
import { PayerBars } from '../../charts/payers/PayerBars.tsx'
import { StrikeDots, StrikeMark } from '../../charts/strikes/StrikeDots.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { defaultOf } from '../../url/defaults.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import {
  allSupport,
  costPerNeed,
  isPaidByTreasury,
  needRows,
  raisingSupport,
  shortfallsOf,
  strikeRows,
  supportBy,
  yearlyCostOf,
} from './state.ts'
import { useProducer } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Who pays and who gets, in all cases: what treasury and users pay is what stands in the columns after them. */
function usePayersTable(result: InCase['result']): Parameters<typeof Figure>[0]['table'] {
  const column = useHeaders(dumpingColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const perNeed = (value: number | undefined) =>
    value === undefined ? cell('–', '') : cell(words.number(value, 3), value)
  return {
    columns: [
      column('instrument'),
      column('case'),
      column('fiscal_cost_musd'),
      column('consumer_cost_musd'),
      column('need_met_musd'),
      column('overcompensation_musd'),
      column('input_loss_musd'),
      column('other_transfer_musd'),
      column('evaded_musd'),
      column('deadweight_musd'),
      column('still_short_musd'),
      inUnit('USD/USD', say('perNeed')),
      column('fixed_strike_musd'),
      inUnit('number', column('shortfall_producers').name),
    ],
    rows: result.support.map((each) => [
      cell(say(each.instrument), each.instrument),
      cell(say(each.case), each.case),
      cell(words.number(each.yearly.fiscalCost), each.yearly.fiscalCost),
      cell(words.number(each.yearly.consumerCost), each.yearly.consumerCost),
      cell(words.number(each.yearly.needMet), each.yearly.needMet),
      cell(words.number(each.yearly.overcompensation), each.yearly.overcompensation),
      cell(words.number(each.yearly.inputLoss), each.yearly.inputLoss),
      cell(words.number(each.yearly.otherTransfer), each.yearly.otherTransfer),
      cell(words.number(each.yearly.evaded), each.yearly.evaded),
      cell(words.number(each.yearly.deadweight), each.yearly.deadweight),
      cell(words.number(each.yearly.stillShort), each.yearly.stillShort),
      perNeed(costPerNeed(each)),
      each.fixedStrike === null ? cell('–', '') : cell(words.number(each.fixedStrike.yearly), each.fixedStrike.yearly),
      cell(words.number(shortfallsOf(each).length), shortfallsOf(each).length),
    ]),
  }
}

/** The instruments side by side: what each costs a year, and whom. */
export function Payers({ result, which }: InCase): React.JSX.Element {
  const table = usePayersTable(result)
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const kept = allSupport(result, which)
  const able = raisingSupport(result, which).filter(({ yearly }) => yearly.producerTransfer !== 0)
  const grant = supportBy(result, 'grant', which)?.yearly.fiscalCost ?? 0
  const [cheapest] = [...able].sort(
    (one, other) => shortfallsOf(one).length - shortfallsOf(other).length || yearlyCostOf(one) - yearlyCostOf(other),
  )
  const paid = (value: number): string =>
    value < 0 ? say('takesIn', { money: words.money(-value) }) : words.money(value)
  return (
    <div className="dumping-wide">
      <Figure
        title={say('payersTitle')}
        answer={WRITING[words.lang].after(
          cheapest === undefined
            ? say('payersNone', { case: say(which) })
            : say('payersAnswer', {
                case: say(which),
                instrument: say(cheapest.instrument),
                cost: words.money(yearlyCostOf(cheapest)),
                payer: say(isPaidByTreasury(cheapest.instrument) ? 'byTreasury' : 'byUsers'),
              }),
          grant > 0 ? say('payersGrant', { cost: words.money(grant) }) : '',
        )}
        name="instruments"
        source={say('source')}
        note={say('payersNote')}
        table={table}
      >
        <PayerBars
          label={say('payersLabel', {
            told: words.list(
              kept.map((each) =>
                say('payersOne', {
                  instrument: say(each.instrument),
                  treasury: paid(each.yearly.fiscalCost),
                  users: words.money(each.yearly.consumerCost),
                  core: words.money(each.yearly.producerTransfer),
                }),
              ),
            ),
          })}
          groups={kept.map((each) => ({
            id: each.instrument,
            name: say(each.instrument),
            detail: WRITING[words.lang].after(
              each.yearly.producerTransfer === 0
                ? shortfallsOf(each).length === 0
                  ? say('doesNothing')
                  : say('headNobody', { instrument: say(each.instrument), n: shortfallsOf(each).length })
                : shortfallsOf(each).length === 0
                  ? say('keepsAll', { surplus: words.money(each.yearly.overcompensation) })
                  : say('keepsNot', {
                      n: shortfallsOf(each).length,
                      surplus: words.money(each.yearly.overcompensation),
                    }),
              words.money(each.yearly.otherTransfer) === words.money(0)
                ? ''
                : say('othersGet', { money: words.money(each.yearly.otherTransfer) }),
              each.yearly.evaded > 0 ? say('evadedText', { money: words.money(each.yearly.evaded) }) : '',
              each.yearly.deadweight > 0 ? say('deadweightText', { money: words.money(each.yearly.deadweight) }) : '',
              each.fixedStrike === null ? '' : say('flatText', { flat: words.money(each.fixedStrike.yearly) }),
              each.fixedStrike !== null && each.fixedStrike.minAnnualCash < -1e-3
                ? say('flatPoor', { short: words.money(minus(each.fixedStrike.minAnnualCash)) })
                : '',
            ),
            bars: (
              [
                ['treasury', each.yearly.fiscalCost],
                ['users', each.yearly.consumerCost],
                ['core', each.yearly.producerTransfer],
              ] as const
            ).map(([payer, value]) => ({
              payer,
              name: say(payer === 'core' ? 'gets' : payer),
              value,
              text: payer === 'core' ? words.money(value) : paid(value),
            })),
          }))}
        />
      </Figure>
    </div>
  )
}

/** The marks of the drawing, as letters. */
const SIGNS = { cfd: '●', tariff: '◇', origin: '■' } as const

/** What a good costs its users on the path and with each instrument, in the year that asks most. */
export function Strikes({ result, which }: InCase): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const { inUnit, headed } = useNumbers()
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const { href } = useView()
  const rows = strikeRows(result, which)
  const instruments = raisingSupport(result, which).map(({ instrument }) => instrument)
  const usd = (value: number): string => words.number(value, 3)
  const first = rows.find(({ material }) => material === defaultOf('material')) ?? rows[0]
  const more = (value: number, price: number): string => words.percent(price > 0 ? value / price - 1 : 0)
  const told = ({ price, raised }: (typeof rows)[number]): string =>
    [
      say('onPath', { price: usd(price) }),
      ...instruments.flatMap((one) => {
        const value = raised.get(one)
        return value === undefined ? [] : [`${say(`short-${one}`)} ${usd(value)}`]
      }),
    ].join(' · ')
  return (
    <Figure
      title={say('strikesTitle')}
      answer={
        first === undefined
          ? say('strikesNone', { case: say(which) })
          : say('strikesAnswer', { case: say(which), material: words.material(first.material), told: told(first) })
      }
      name="strikes"
      source={say('source')}
      note={
        <>
          <Key
            entries={[
              [<line key="p" x1="11" x2="11" y1="0" y2="14" className="strike-price" />, say('keyPrice')],
              ...instruments.map(
                (one) =>
                  [
                    <g key={one} transform="translate(11 7)">
                      <StrikeMark mark={one} />
                    </g>,
                    say(`key-${one}`),
                  ] as const,
              ),
            ]}
          />
          <p>{say('strikesNote')}</p>
        </>
      }
      table={{
        columns: [
          column('material'),
          column('price_usd_per_kg'),
          ...instruments.flatMap((one) => [
            headed('USD/kg', say(`key-${one}`)),
            inUnit('share', say('more', { what: say(`short-${one}`) })),
          ]),
        ],
        rows: rows.map(({ material, price, raised }) => [
          cell(words.material(material), material, href('/world', { table: 'materials', row: material })),
          cell(usd(price), price),
          ...instruments.flatMap((one) => {
            const value = raised.get(one)
            return value === undefined
              ? [cell('–', ''), cell('–', '')]
              : [cell(usd(value), value), cell(more(value, price), price > 0 ? value / price - 1 : 0)]
          }),
        ]),
      }}
    >
      {rows.length > 0 && (
        <StrikeDots
          label={say('strikesTitle')}
          tick={(value) => words.number(value)}
          rows={rows.map((row) => ({
            id: row.material,
            label: words.material(row.material),
            price: row.price,
            marks: instruments.flatMap((mark) => {
              const value = row.raised.get(mark)
              return value === undefined ? [] : [{ mark, value }]
            }),
            text: [
              `| ${usd(row.price)}`,
              ...instruments.flatMap((one) => {
                const value = row.raised.get(one)
                return value === undefined ? [] : [`${SIGNS[one]} ${usd(value)}`]
              }),
            ].join('  '),
            told: `${words.material(row.material)}, USD/kg: ${told(row)}`,
            href: href('/world', { table: 'materials', row: row.material }),
          }))}
        />
      )}
    </Figure>
  )
}

/** What each of the core is short of, and what each instrument brings it. */
export function Needs({ result, owners, which }: InCase): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const { inUnit, headed } = useNumbers()
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const producer = useProducer(owners)
  const rows = needRows(result, which)
  const instruments = raisingSupport(result, which).map(({ instrument }) => instrument)
  const [first] = rows
  const cfd = supportBy(result, 'cfd', which)
  const setter = [...rows].sort((one, other) => (other.part.get('cfd') ?? 0) - (one.part.get('cfd') ?? 0))[0]
  const part = setter?.part.get('cfd') ?? 0
  return (
    <div className="dumping-wide">
      <Figure
        title={say('needsTitle')}
        answer={WRITING[words.lang].after(
          first === undefined || first.needs <= 0
            ? say('needsNone', { case: say(which) })
            : say('needsAnswer', {
                case: say(which),
                producer: producer(first.producer).name,
                needs: words.money(first.needs),
              }),
          cfd === undefined || setter === undefined || part < 0.2
            ? ''
            : say('setsPrice', { producer: producer(setter.producer).name, share: words.percent(part) }),
        )}
        name="needs"
        source={say('source')}
        note={say('needsNote')}
        table={{
          columns: [
            column('owner'),
            column('required_support_musd'),
            ...instruments.flatMap((one) => [
              headed('MUSD', say('getsBy', { instrument: say(`short-${one}`) })),
              inUnit('share', say('partOf', { instrument: say(`short-${one}`) })),
            ]),
            { name: say('notKeptBy') },
          ],
          rows: rows.map(({ producer: id, needs, gets, lost, part: parts }) => [
            cell(producer(id).name, id, producer(id).href),
            cell(words.number(needs), needs),
            ...instruments.flatMap((one) => [
              cell(words.number(gets.get(one) ?? 0), gets.get(one) ?? 0),
              cell(words.percent(parts.get(one) ?? 0), parts.get(one) ?? 0),
            ]),
            cell(lost.length === 0 ? '–' : words.list(lost.map((one) => say(`short-${one}`))), lost.join(' ')),
          ]),
        }}
      />
    </div>
  )
}
