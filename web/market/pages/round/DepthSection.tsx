import { WRITING, type SayOf } from '../../../../src/messages/index.ts'
import { useMemo, type ReactNode } from 'react'
import type { Certificate, CanonicalBook } from '../../../../src/market/light.ts'
import { box, Hatched, Patterned } from '../../../charts/frame/Drawing.tsx'
import { Note } from '../../../charts/Note.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useView } from '../../../url/state.ts'
import { DepthChart } from '../../charts/depth/DepthChart.tsx'
import { depthOf, frameOf, viewsOf, type Step, type StepKind, type View } from '../../charts/depth/state.ts'
import { kgText, usdText } from '../../parts/exact.ts'
import { goodsOf } from '../../parts/goods.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { resultMessages } from '../../subjects/round/result.gen.ts'

const KINDS = {
  order: 'kindOrder',
  block: 'kindBlock',
  joint: 'kindJoint',
  route: 'kindRoute',
  grade: 'kindGrade',
  waste: 'kindWaste',
  rounding: 'kindRounding',
} as const

interface Props {
  readonly open: CanonicalBook
  readonly certificate: Certificate
  readonly own: ReadonlySet<string>
}

/** Asks and bids behind one price, for goods that the reader chooses. */
export function DepthSection({ open, certificate, own }: Props): React.JSX.Element | null {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  const { view, go } = useView()
  const views = useMemo(() => viewsOf(open, certificate), [open, certificate])
  const shown = views.find(({ id }) => id === view.row) ?? views[0]
  const nameOf = ({ id, reference }: View): string => {
    const { material, grade, place, month } = goodsOf(reference)
    return say(id === reference ? 'oneNode' : 'allPlaces', {
      material: naming.material(material),
      grade: naming.grade(grade),
      place: naming.place(place),
      month: naming.month(month),
    })
  }
  if (shown === undefined) return null
  return (
    <section className="stack round-part">
      <h3>{say('depthTitle')}</h3>
      <p className="quiet">{say('depthLede')}</p>
      <div className="form">
        <SelectField
          label={say('depthPick')}
          hint={say('depthPickHint')}
          value={shown.id}
          onChange={(row) => go({ row })}
          options={views.map((one) => [one.id, nameOf(one)] as const)}
        />
      </div>
      <DepthFigure open={open} certificate={certificate} own={own} shown={shown} />
    </section>
  )
}

function DepthFigure({ open, certificate, own, shown }: Props & { readonly shown: View }): React.JSX.Element {
  const say = useMessages(resultMessages)
  const { headed } = useNumbers()
  const naming = useNaming()
  const depth = useMemo(() => depthOf(open, certificate, shown), [open, certificate, shown])
  const goods = goodsOf(depth.reference)
  const names = {
    material: naming.material(goods.material),
    place: naming.place(goods.place),
    month: naming.month(goods.month),
  }
  const unit = naming.price('').trim()
  const price = naming.price(usdText(depth.price))
  const volume = naming.kg(kgText(depth.cleared))
  const decimals = new Intl.NumberFormat(naming.lang, { maximumFractionDigits: 6 })
  const whereOf = (step: Step): string => {
    const { place, grade } = goodsOf(step.node)
    return `${naming.place(place)}, ${naming.grade(grade)}`
  }
  const describe = (step: Step): string =>
    [
      `${say(step.side === 'supply' ? 'ask' : 'bid')}: ${say(KINDS[step.kind])}`,
      whereOf(step),
      naming.price(usdText(step.price)),
      `${naming.kg(kgText(step.filled))} / ${naming.kg(kgText(step.grams))}`,
    ].join(' · ')
  const drawn = [...depth.supply, ...depth.demand]
  const all = [...drawn, ...depth.passedOver]
  const isTogether = shown.id !== shown.reference
  const has = (...kinds: readonly StepKind[]): boolean => drawn.some(({ kind }) => kinds.includes(kind))
  const amount = (digits: string) => cell(naming.amount(digits), Number(digits))
  return (
    <Figure
      level={3}
      title={say('depthQuestion', { ...names, price })}
      answer={WRITING[naming.lang].after(
        say('depthAnswer', { kg: volume }),
        depth.low < depth.high
          ? say('depthOpenPrice', {
              low: naming.amount(usdText(depth.low)),
              high: naming.price(usdText(depth.high)),
            })
          : '',
      )}
      name={`depth-${open.book.round}`}
      source={say('depthSource', { round: open.book.round })}
      note={
        <Note entries={keyOf(say, { all: drawn, own, isOpen: depth.low < depth.high })}>
          {WRITING[naming.lang].after(
            say(isTogether ? 'depthAll' : 'depthOne', names),
            say('depthRead'),
            has('route', 'grade') ? say('depthRoute') : '',
            has('joint') ? say('depthJoint') : '',
            depth.passedOver.length > 0
              ? say('depthPassedOver', {
                  n: depth.passedOver.length,
                  kg: naming.kg(kgText(depth.passedOver.reduce((sum, { grams }) => sum + grams, 0))),
                })
              : '',
            depth.leftOut > 0 ? say('depthLeftOut', { n: depth.leftOut }) : '',
            frameOf(depth).isCut ? say('depthCut') : '',
          )}
        </Note>
      }
      table={{
        columns: [
          { name: say('side') },
          { name: say('kind') },
          { name: say('where') },
          headed({ text: unit }, say('seenPrice')),
          headed('kg', say('size')),
          headed('kg', say('filled')),
          { name: say('order') },
        ],
        rows: all.map((step) => [
          cell(say(step.side === 'supply' ? 'ask' : 'bid')),
          cell(
            [
              say(KINDS[step.kind]),
              ...(depth.passedOver.includes(step) ? [say('passed')] : []),
              ...(step.id !== undefined && own.has(step.id) ? [`◆ ${say('yours')}`] : []),
            ].join(', '),
          ),
          cell(whereOf(step)),
          amount(usdText(step.price)),
          amount(kgText(step.grams)),
          amount(kgText(step.filled)),
          cell(step.id ?? '–'),
        ]),
      }}
    >
      <DepthChart
        depth={depth}
        label={`${say('depthQuestion', { ...names, price })} ${say('depthAnswer', { kg: volume })}`}
        own={own}
        describe={describe}
        number={(value) => decimals.format(value)}
        words={{
          asks: say('asks'),
          bids: say('bids'),
          yours: say('yours'),
          price: say('priceIs', { price }),
          tonnes: say('tonnes'),
          kilograms: say('kilograms'),
          volume: say('volumeIs', { kg: volume }),
          perKg: unit,
        }}
      />
    </Figure>
  )
}

/** Only marks that are in the drawing are explained. */
function keyOf(
  say: SayOf<typeof resultMessages>,
  { all, own, isOpen }: { readonly all: readonly Step[]; readonly own: ReadonlySet<string>; readonly isOpen: boolean },
): readonly (readonly [ReactNode, string])[] {
  const line = (className: string, width = 1.75): ReactNode => (
    <line x1="0" x2="22" y1="7" y2="7" className={className} strokeWidth={width} />
  )
  const has = (...kinds: readonly StepKind[]): boolean => all.some(({ kind }) => kinds.includes(kind))
  return [
    [line('depth-key depth-in'), say('keyFilled')],
    [line('depth-key'), say('keyOpen')],
    ...(has('block')
      ? [
          [
            <g key="block" className="depth-key">
              <Patterned>
                <Hatched d={box(1, 3, 20, 8)} className="depth-side" />
              </Patterned>
            </g>,
            say('kindBlock'),
          ] as const,
        ]
      : []),
    ...(has('joint') ? [[line('depth-key depth-joint'), say('kindJoint')] as const] : []),
    ...(has('route', 'grade') ? [[line('depth-key depth-route'), say('kindRoute')] as const] : []),
    ...(all.some(({ id }) => id !== undefined && own.has(id))
      ? [[<path key="own" d="M11 0 l7 7 l-7 7 l-7 -7 z" className="depth-own" />, say('yours')] as const]
      : []),
    [<rect key="gains" x="0" y="1" width="22" height="12" className="depth-gains" />, say('keyGains')],
    [
      isOpen ? (
        <g key="price">
          <rect x="0" y="1" width="22" height="12" className="depth-open" />
          <line x1="0" x2="22" y1="7" y2="7" className="depth-price" />
        </g>
      ) : (
        line('depth-price')
      ),
      say('keyPrice'),
    ],
  ]
}
