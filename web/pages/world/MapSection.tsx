import { WRITING } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { isFilled, SiteMark } from '../../charts/map/symbols.tsx'
import { colourOf, isColoured } from '../../charts/place-colour.ts'
import type { KeyItem } from '../../charts/map/Key.tsx'
import { locate, projectionOf, regionOf, REGIONS } from '../../charts/map/state.ts'
import { WorldMap } from '../../charts/map/WorldMap.tsx'
import { useWording } from '../../model/catalogue.tsx'
import type { BaselineFlows } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useBaselineQuestion, useTableQuestion } from '../../model/use-question.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { rowsOf, type Book } from '../../subjects/facts.ts'
import { chooseFlows, FIRST_STAGE } from './flows.ts'
import { distinct, sitesOf } from './sites.ts'
import { choiceWord, unitWord } from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

/** Sites by stage, status and control, and trade between places: as a map, and as lists of the same. */
export function MapSection({ book, flows }: { readonly book: Book; readonly flows: BaselineFlows }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { inUnit } = useNumbers()
  const [tableQuestion, baselineQuestion] = [useTableQuestion(), useBaselineQuestion()]
  const { view, href } = useView()
  const words = useWording()
  const { lang, place: placeName, material: materialName, element: elementName, number, percent, list } = words
  const { stage, status, control, material, element } = view
  const region = regionOf(view.region)

  const sites = useMemo(() => sitesOf(book, { stage, status, control }, lang), [book, stage, status, control, lang])
  const trade = useMemo(
    () => chooseFlows(book, flows.trade, { material, element, stage }),
    [book, flows, material, element, stage],
  )
  const places = useMemo(
    () =>
      new Map(
        rowsOf(book, 'places').map(({ row, cells }) => [
          row,
          { id: row, name: placeName(row), lon: Number(cells['lon']), lat: Number(cells['lat']) },
        ]),
      ),
    [book, placeName],
  )
  const what =
    material !== ''
      ? materialName(material)
      : element !== ''
        ? say('contained', { element: elementName(element) })
        : words.goods(stage === '' ? FIRST_STAGE : stage)
  const unit = unitWord(trade.unit, words)
  const open = (table: string, row: string): string => href('/world', { table, row })

  const placed = sites.filter(({ lat }) => lat !== undefined)
  const unplaced = sites.filter(({ lat }) => lat === undefined)
  const points = placed.map((site) => ({
    ...site,
    lat: site.lat ?? 0,
    lon: site.lon ?? 0,
    href: open('sites', site.id),
    capacity: site.capacity?.value,
    place: { id: site.place, name: placeName(site.place) },
    label: [
      site.name,
      say('siteOf', {
        stage: words.stage(site.stage),
        status: choiceWord(site.status, lang),
        place: placeName(site.place),
        control: placeName(site.control),
      }),
      site.capacity === undefined
        ? say('ring')
        : say('capacity', {
            value: number(site.capacity.value),
            low: number(site.capacity.low),
            high: number(site.capacity.high),
            unit: unitWord(site.unit, words),
          }),
    ].join(say('stop')),
  }))
  const lines = trade.drawn.flatMap(({ from, to, tonnes, routes }) => {
    const [start, end] = [places.get(from), places.get(to)]
    return start === undefined || end === undefined
      ? []
      : [
          {
            id: `${from} ${to}`,
            from: start,
            to: end,
            tonnes,
            href: open('routes', `${routes[0]?.material}|${from}|${to}`),
            label: say('flowOf', { from: start.name, to: end.name, tonnes: number(tonnes), unit, what }),
          },
        ]
  })

  // Any size will do to tell what lies outside.
  const outside =
    region === 'world'
      ? 0
      : points.length - points.filter((point) => locate(projectionOf(region, 1000, 600), point, 1000, 600)).length
  const largest = trade.drawn[0]
  const deciders = distinct(sites.map((site) => site.control))
  const answer = WRITING[lang].after(
    say('mapAnswer', {
      n: sites.length,
      placed: placed.length,
      operating: sites.filter((site) => isFilled(site.status)).length,
      control: placeName(deciders[0]?.[0] ?? ''),
      most: deciders[0]?.[1] ?? 0,
    }),
    largest === undefined
      ? say('mapNoFlows', { what })
      : say('mapFlows', {
          what,
          from: placeName(largest.from),
          to: placeName(largest.to),
          tonnes: number(largest.tonnes),
          unit,
        }),
    ...(trade.other.count > 0
      ? [say('mapOther', { n: trade.other.count, tonnes: number(trade.other.tonnes), unit })]
      : []),
    ...(outside > 0 ? [say('outside', { n: outside })] : []),
  )

  return (
    <div className="stack">
      <div>
        <Filters book={book} />
        <Asks value={[tableQuestion('sites')]}>
          <Figure
            title={say('mapQuestion')}
            answer={answer}
            name="sites"
            table={siteTable()}
            source={say('tableSources')}
            note={
              <>
                <p>{say('mapNote')}</p>
                <p>
                  {say('borders')} {say('mapKeys')}
                </p>
              </>
            }
          >
            <WorldMap
              label={say('mapLabel', { answer })}
              help={say('mapKeys')}
              region={region}
              sites={points}
              flows={lines}
              legend={legend()}
              noLand={say('noLand')}
            />
          </Figure>
        </Asks>
        {unplaced.length > 0 && (
          <details className="world-unplaced">
            <summary>{say('unplaced', { n: unplaced.length })}</summary>
            <ul className="world-names">
              {unplaced.map(({ id, name }) => (
                <li key={id}>
                  <Link href={open('sites', id)}>{name}</Link>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Asks value={[baselineQuestion]}>
        <Figure
          title={say('flowsQuestion', { what })}
          answer={
            trade.total > 0
              ? say('flowsAnswer', {
                  total: number(trade.total),
                  unit,
                  n: trade.drawn.length,
                  share: percent(1 - trade.other.tonnes / trade.total),
                })
              : say('mapNoFlows', { what })
          }
          name="trade"
          table={flowTable()}
          source={say('tableSources')}
        />
      </Asks>
    </div>
  )

  function siteTable(): FigureTable {
    return {
      columns: [
        { name: say('site') },
        { name: say('stage') },
        { name: say('status') },
        { name: say('place') },
        { name: say('control') },
        inUnit('unit', say('value')),
        inUnit('unit', say('low')),
        inUnit('unit', say('high')),
        { name: say('unit') },
        { name: say('source') },
      ],
      rows: sites.map((site) => [
        cell(site.name, undefined, open('sites', site.id)),
        cell(words.stage(site.stage)),
        cell(choiceWord(site.status, lang)),
        cell(placeName(site.place), undefined, open('places', site.place)),
        cell(placeName(site.control), undefined, open('places', site.control)),
        ...(['value', 'low', 'high'] as const).map((end) => {
          const amount = site.capacity?.[end]
          return cell(amount === undefined ? '' : number(amount), amount ?? null)
        }),
        cell(unitWord(site.unit, words)),
        cell(site.source, undefined, open('sources', site.source)),
      ]),
    }
  }

  function flowTable(): FigureTable {
    // What is contained of an element is a part of what the source speaks of.
    const counted = element !== '' && material === ''
    const units = new Map(rowsOf(book, 'routes').map(({ cells }) => [cells['material'], cells['unit']]))
    const facts = new Map(flows.trade.map((route) => [`${route.material} ${route.from} ${route.to}`, route.fact]))
    return {
      columns: [
        { name: say('from') },
        { name: say('to') },
        { name: say('material') },
        {
          ...inUnit({ text: unitWord(`${trade.unit}/yr`, words) }, counted ? what : say('used')),
          name: counted ? say('containedIn', { what, unit }) : say('shipped', { unit }),
        },
        inUnit('unit', say('says')),
        inUnit('unit', say('low')),
        inUnit('unit', say('high')),
        { name: say('unit') },
        { name: say('source') },
      ],
      rows: trade.drawn.flatMap(({ from, to, routes }) =>
        routes.map((route) => {
          const fact = facts.get(`${route.material} ${from} ${to}`)
          const way = open('routes', `${route.material}|${from}|${to}`)
          return [
            cell(placeName(from), undefined, open('places', from)),
            cell(placeName(to), undefined, open('places', to)),
            cell(materialName(route.material), undefined, way),
            cell(number(route.tonnes), route.tonnes),
            ...(['value', 'low', 'high'] as const).map((end) => cell(number(fact?.[end] ?? 0), fact?.[end] ?? null)),
            cell(unitWord(units.get(route.material) ?? '', words)),
            cell(fact?.source ?? '', undefined, open('sources', fact?.source ?? '')),
          ]
        }),
      ),
    }
  }

  function legend(): KeyItem[][] {
    const mark = (of: { stage?: string; status?: string; colour?: string; ringed?: boolean }): React.JSX.Element => (
      <SiteMark
        stage={of.stage ?? ''}
        status={of.status ?? 'operating'}
        colour={of.colour ?? 'var(--ink-2)'}
        radius={of.ringed === true ? 4 : 6}
        ringed={of.ringed ?? false}
      />
    )
    const coloured = deciders.filter(([id]) => isColoured(id))
    return [
      stagesOf(book)
        .filter((one) => placed.some((site) => site.stage === one))
        .map((one) => ({ id: one, text: words.stage(one), mark: mark({ stage: one }) })),
      [
        ...coloured.map(([id]) => ({ id, text: placeName(id), mark: mark({ colour: colourOf(id) }) })),
        ...(coloured.length < deciders.length
          ? [{ id: 'others', text: say('otherPlaces'), mark: mark({ colour: colourOf('') }) }]
          : []),
      ],
      [
        { id: 'filled', text: list([choiceWord('operating', lang), choiceWord('ramping', lang)]), mark: mark({}) },
        {
          id: 'hollow',
          text: list(['under-construction', 'planned', 'study'].map((one) => choiceWord(one, lang))),
          mark: mark({ status: 'planned' }),
        },
        { id: 'ring', text: say('ring'), mark: mark({ ringed: true }) },
      ],
    ]
  }
}

/** Stages at which there are sites, in the order of the chain. */
function stagesOf(book: Book): string[] {
  const known = new Set(rowsOf(book, 'sites').map(({ cells }) => cells['stage']))
  return [...rowsOf(book, 'stages')]
    .sort((a, b) => Number(a.cells['position']) - Number(b.cells['position']))
    .map(({ row }) => row)
    .filter((stage) => known.has(stage))
}

function Filters({ book }: { readonly book: Book }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { view, go } = useView()
  const words = useWording()
  const { lang, place, material: materialName, element: elementName } = words
  const of = (column: string): string[] =>
    distinct(rowsOf(book, 'sites').map(({ cells }) => cells[column] ?? '')).map(([id]) => id)
  const traded = rowsOf(book, 'materials').filter(({ cells }) => cells['tradable'] === 'yes')
  const chosen =
    view.material !== '' ? `material:${view.material}` : view.element !== '' ? `element:${view.element}` : ''
  const region = regionOf(view.region)
  return (
    <div className="stack controls world-filters">
      <div className="row">
        <Choice
          label={say('stage')}
          value={view.stage}
          all={say('all')}
          options={stagesOf(book).map((id) => [id, words.stage(id)])}
          onChoose={(stage) => go({ stage, material: '', element: '' })}
        />
        <Choice
          label={say('status')}
          value={view.status}
          all={say('all')}
          options={of('status').map((id) => [id, choiceWord(id, lang)])}
          onChoose={(status) => go({ status })}
        />
        <Choice
          label={say('control')}
          value={view.control}
          all={say('all')}
          options={of('control').map((id) => [id, place(id)])}
          onChoose={(control) => go({ control })}
        />
        <label className="field">
          <span className="label">{say('trade')}</span>
          <select
            value={chosen}
            onChange={({ target }) => {
              const [kind, id = ''] = target.value.split(':')
              go({ material: kind === 'material' ? id : '', element: kind === 'element' ? id : '' })
            }}
          >
            <option value="">
              {say('wholeStage', { goods: words.goods(view.stage === '' ? FIRST_STAGE : view.stage) })}
            </option>
            <optgroup label={say('byElement')}>
              {rowsOf(book, 'elements').map(({ row }) => (
                <option key={row} value={`element:${row}`}>
                  {elementName(row)}
                </option>
              ))}
            </optgroup>
            <optgroup label={say('byMaterial')}>
              {traded.map(({ row }) => (
                <option key={row} value={`material:${row}`}>
                  {materialName(row)}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      </div>
      <div className="row" role="group" aria-label={say('region')}>
        {REGIONS.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={one === region}
            onClick={() => go({ region: one === 'world' ? '' : one })}
          >
            {say(one)}
          </button>
        ))}
      </div>
    </div>
  )
}

function Choice({
  label,
  value,
  all,
  options,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly all: string
  readonly options: readonly (readonly [id: string, text: string])[]
  readonly onChoose: (id: string) => void
}): React.JSX.Element {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{all}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
