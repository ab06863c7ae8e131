import type { RoundShown } from '../../../../src/market/index.ts'
import { contractUnder, decimalOf, partsOfGrade } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { exact, kgText, sumOf } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { wholeOf, type Written } from '../../subjects/order/draft.ts'
import { faultMessages } from './fault.gen.ts'
import { fieldMessages } from './field.gen.ts'
import { faultText } from './fault-text.ts'
import { basketsCut, heldIn, type Known, type OrderPreview } from '../../subjects/order/order-preview.ts'
import { outlookMessages } from './outlook.gen.ts'
import { PastPanel } from './PastPanel.tsx'
import { useOwed } from '../../subjects/order/use-known.ts'

interface Props {
  readonly written: Written
  readonly outlook: OrderPreview | undefined
  readonly known: Known | undefined
  readonly round: RoundShown
}

/** What the order would mean, as it is being written: deposit, money, lots, the last prices, and what would be refused. */
export function OrderPreviewPanel({ written, outlook, known, round }: Props): React.JSX.Element {
  const say = useMessages(outlookMessages)
  const field = useMessages(fieldMessages)
  return (
    <section className="panel order-outlook" aria-labelledby="outlook">
      <h2 id="outlook">{say('title')}</h2>
      {written.content === undefined ? (
        <>
          <p className="quiet">{say('missing')}</p>
          <ul className="order-others quiet">
            {written.wrong.map((one) => (
              <li key={one}>{field(one)}</li>
            ))}
          </ul>
        </>
      ) : (
        outlook !== undefined &&
        known !== undefined && (
          <>
            <Faults outlook={outlook} />
            <Sums content={written.content} outlook={outlook} known={known} round={round} />
            <LotsHeld content={written.content} known={known} />
            {outlook.order !== undefined && <PastPanel order={outlook.order} kind={written.content.kind} />}
          </>
        )
      )}
    </section>
  )
}

function Faults({ outlook: { faults } }: { readonly outlook: OrderPreview }): React.JSX.Element {
  const say = useMessages(outlookMessages)
  const fault = useMessages(faultMessages)
  const names = useNaming()
  if (faults.length === 0) return <p className="quiet">{say('noFaults')}</p>
  return (
    <div className="problem" role="status">
      <p className="problem-title">{say('faultsTitle')}</p>
      <ul className="order-others">
        {faults.map((one, i) => (
          <li key={i}>{faultText(one, fault, names)}</li>
        ))}
      </ul>
    </div>
  )
}

type Content = NonNullable<Written['content']>

function Sums({
  content,
  outlook,
  known,
  round,
}: {
  readonly content: Content
  readonly outlook: OrderPreview
  readonly known: Known
  readonly round: RoundShown
}): React.JSX.Element {
  const say = useMessages(outlookMessages)
  const { lang, money, kg, list } = useNaming()
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 })
  const { order, needed, deposit, free, after, limit, share, why } = outlook
  const under = contractUnder(content)
  const strike = under === undefined ? undefined : known.contracts.find(({ id }) => id === under.id)?.strike
  const most = BigInt(order?.most ?? 0)
  const isCut = under !== undefined && order !== undefined && kgText(most) !== sumOf([wholeOf(content)])
  const cut = basketsCut(content, share)
  return (
    <>
      <dl className="facts">
        <dt>{say('deposit')}</dt>
        <dd>
          <strong className="number">{money(decimalOf(deposit))}</strong>
        </dd>
        <dt>{say(known.before === '0' ? 'free' : 'freeAmending')}</dt>
        <dd className="number">{money(decimalOf(free))}</dd>
        <dt>{say('after')}</dt>
        <dd className="number">{money(decimalOf(after))}</dd>
        <dt>{say(limit < 0n ? 'costsAtMost' : 'bringsAtLeast')}</dt>
        <dd>
          <strong className="number">{money(decimalOf(limit < 0n ? -limit : limit))}</strong>
        </dd>
      </dl>
      <p className="quiet">
        {say('depositHint', {
          percent: percent.format(round.terms.margin),
          money: money(decimalOf(needed)),
          floor: money(round.terms.limits?.deposit ?? '0'),
        })}{' '}
        {deposit > needed && say('depositRounded')} {share < 1 && say('depositShort')}
      </p>
      {strike !== undefined && (
        <p>{say('contractBrings', { money: money(decimalOf((exact(strike) / 1000n) * most)) })}</p>
      )}
      {isCut && <p>{say('contractCut', { kg: kg(kgText(most)) })}</p>}
      {share < 1 && (
        <p className="told">
          {say('baskets' in content ? 'shortageBaskets' : 'shortage', {
            percent: percent.format(share),
            kg: kg(kgText(most)),
            why,
          })}
        </p>
      )}
      {cut !== undefined && (
        <p>
          {say('basketsCut', {
            list: list(cut.map((grams, i) => say('basketCut', { kg: kg(kgText(grams)), n: i + 1 }))),
          })}
        </p>
      )}
    </>
  )
}

/** Whether the lots have enough, and what grade they could be promised as. */
function LotsHeld({ content, known }: { readonly content: Content; readonly known: Known }): React.JSX.Element | null {
  const say = useMessages(outlookMessages)
  const { material: named, grade: title, kg } = useNaming()
  const owed = useOwed()
  if (!('lots' in content)) return null
  const goods = 'parts' in content ? content.parts : [content]
  const grades = known.market.grades.map(({ id }) => id)
  const chosen = known.lots.filter(({ id }) => content.lots.includes(id))
  const left = sumOf(goods.flatMap(({ material }) => owed(material)))
  return (
    <>
      <dl className="facts">
        <dt>{say('lots')}</dt>
        <dd>
          {goods.map(({ material, grade: promised }) => {
            const { grams, grade } = heldIn(chosen, material, grades)
            const stricter =
              grade !== undefined && grades.indexOf(grade) < grades.indexOf(partsOfGrade(promised).origin)
            return (
              <p key={material}>
                {say('lotsHold', {
                  material: named(material),
                  kg: kg(kgText(grams)),
                  grade: grade === undefined ? '–' : title(grade),
                })}
                {stricter && <span className="quiet"> {say('lotsStricter', { grade: title(grade) })}</span>}
              </p>
            )
          })}
        </dd>
      </dl>
      {left !== '0' && <p className="quiet">{say('stillOwed', { kg: kg(left) })}</p>}
    </>
  )
}
