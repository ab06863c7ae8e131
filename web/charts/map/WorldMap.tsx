import { geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { useEffect, useMemo, useRef, useState } from 'react'
import { merge, mesh } from 'topojson-client'
import { Link, useLocation } from 'wouter'
import atlas from 'world-atlas/countries-110m.json?url'
import { useWidth } from '../use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { JoinedList, JoinedMark } from './Joined.tsx'
import { Key, type KeyItem } from './Key.tsx'
import { colourOf } from '../place-colour.ts'
import { SiteMark } from './symbols.tsx'
import {
  heightOf,
  join,
  LABEL,
  labelled,
  locate,
  next,
  projectionOf,
  radiusOf,
  spread,
  taper,
  type Point,
  type Region,
} from './state.ts'
import { mapMessages } from './messages.gen.ts'
import './map.css'

interface SitePoint {
  readonly id: string
  readonly name: string
  /** What it is, in a line or two. */
  readonly label: string
  readonly href: string
  readonly lon: number
  readonly lat: number
  readonly stage: string
  readonly status: string
  readonly control: string
  /** The country that it lies in, by which marks are joined. */
  readonly place?: { readonly id: string; readonly name: string } | undefined
  readonly capacity: number | undefined
}

interface FlowLine {
  readonly id: string
  readonly label: string
  readonly href: string
  readonly from: PlacePoint
  readonly to: PlacePoint
  readonly tonnes: number
}

interface PlacePoint {
  readonly id: string
  readonly name: string
  readonly lon: number
  readonly lat: number
}

interface Props {
  readonly label: string
  readonly help: string
  readonly region: Region
  readonly sites: readonly SitePoint[]
  readonly flows: readonly FlowLine[]
  readonly legend: readonly (readonly KeyItem[])[]
  readonly noLand: string
}

type Land = { readonly land: GeoPermissibleObjects; readonly borders: GeoPermissibleObjects }

/** Mines and plants as marks, trade as tapered curves; each leads to its row. */
export function WorldMap({ label, help, region, sites, flows, legend, noLand }: Props): React.JSX.Element {
  const say = useMessages(mapMessages)
  const [measure, measured] = useWidth()
  const width = measured || 800
  const height = heightOf(region, width)
  const land = useLand()
  const [, navigate] = useLocation()
  const [current, setCurrent] = useState(0)
  const [shown, setShown] = useState<number>()
  const marks = useRef<(SVGElement | null)[]>([])
  const frame = useRef<SVGSVGElement>(null)

  const projection = useMemo(() => projectionOf(region, width, height), [region, width, height])
  const outline = useMemo(() => {
    const path = geoPath(projection).digits(1)
    return land === undefined || land === 'failed'
      ? undefined
      : { land: path(land.land) ?? '', borders: path(land.borders) ?? '' }
  }, [land, projection])

  const curves = useMemo(() => {
    const most = Math.max(0, ...flows.map(({ tonnes }) => tonnes))
    return flows.map((flow) => ({
      ...flow,
      ...taper(projection, flow.from, flow.to, Math.max(1.5, (THICK * flow.tonnes) / most), width),
    }))
  }, [flows, projection, width])
  const points = useMemo(() => {
    const most = Math.max(0, ...sites.map(({ capacity }) => capacity ?? 0))
    const located = sites.flatMap((site) => {
      const at = locate(projection, site, width, height)
      return at === undefined ? [] : [{ ...site, ...at, radius: radiusOf(site.capacity, most, width) }]
    })
    return spread(join(located, region, width)).map((mark) => {
      const { x, y, radius, of, joined } = mark
      if (joined === undefined) return { ...of, x, y, radius, joined }
      const { id, name } = joined[0]?.place ?? { id: '', name: '' }
      const first = joined[0]?.id ?? ''
      const label = say('joined', { place: name, n: joined.length })
      return {
        id: `${id} ${first}`,
        name,
        label,
        href: '',
        control: id,
        stage: '',
        status: '',
        capacity: 0,
        x,
        y,
        radius,
        joined,
      }
    })
  }, [sites, projection, region, width, height, say])
  const ends = useMemo(
    () =>
      [...new Map(flows.flatMap(({ from, to }) => [from, to]).map((place) => [place.id, place])).values()].flatMap(
        (place) => {
          const at = locate(projection, place, width, height)
          return at === undefined ? [] : [{ ...place, ...at, radius: 2.5, text: shortOf(place.name), bold: true }]
        },
      ),
    [flows, projection, width, height],
  )
  // The world has room for the names of places only; nearer, sites get theirs.
  const labels = useMemo(() => {
    const sitesNamed = points
      .filter(({ joined }) => joined === undefined)
      .map((point) => ({ ...point, text: region === 'world' ? '' : point.name, bold: false }))
    // Ends of flows lie where numbers do: a country is named once.
    const countries = points
      .filter(({ joined }) => joined !== undefined)
      .map((point) => ({ ...point, text: shortOf(point.name), bold: true, isNumber: true }))
    const isNamed = (name: string): boolean => [...countries, ...ends].some(({ text }) => text === name)
    const lone = new Map(
      points.flatMap((point) => {
        const name = shortOf(point.joined === undefined ? (point.place?.name ?? '') : '')
        return name === '' || isNamed(name) ? [] : [[name, { ...point, text: name, bold: true }] as const]
      }),
    )
    const named = [
      ...countries,
      ...ends.map((end) => (countries.some(({ text }) => text === end.text) ? { ...end, text: '' } : end)),
      ...lone.values(),
      ...sitesNamed,
    ]
    return labelled(named, width).flatMap((at) => {
      const of = named[at.index]
      return of === undefined ? [] : [{ ...at, text: of.text, bold: of.bold }]
    })
  }, [ends, points, region, width])

  const joinedKey = [
    {
      id: 'joined',
      text: say('key'),
      mark: <circle r={6} fill="var(--paper)" stroke="var(--ink-2)" strokeWidth={2} />,
    },
  ]
  const items: readonly (Point & { readonly id: string; readonly label: string; readonly href: string })[] = useMemo(
    () => [...curves.map((curve) => ({ ...curve, ...curve.middle })), ...points],
    [curves, points],
  )
  const stop = Math.min(current, Math.max(0, items.length - 1))
  const tip = shown === undefined ? undefined : items[shown]
  const [openId, setOpenId] = useState<string>()
  const open = points.find(({ id, joined }) => id === openId && joined !== undefined)
  const openAt = points.findIndex(({ id }) => id === openId)
  const toggle = (id: string): void => setOpenId(id === openId ? undefined : id)
  const close = (): void => {
    setOpenId(undefined)
    marks.current[curves.length + openAt]?.focus()
  }

  const near = (event: React.MouseEvent): number | undefined => {
    const box = frame.current?.getBoundingClientRect()
    if (box === undefined) return undefined
    const [x, y] = [event.clientX - box.left, event.clientY - box.top]
    let best: number | undefined
    let least = REACH
    points.forEach((point, i) => {
      const distance = Math.hypot(point.x - x, point.y - y) - point.radius
      if (distance >= least) return
      least = distance
      best = curves.length + i
    })
    return best
  }
  const stops = (i: number) => ({
    ref: (element: Element | null) => {
      marks.current[i] = element as SVGElement | null
    },
    'aria-label': items[i]?.label,
    tabIndex: i === stop ? 0 : -1,
    onFocus: () => {
      setCurrent(i)
      setShown(i)
    },
    onBlur: () => setShown(undefined),
    onPointerEnter: () => setShown(i),
  })
  const link = (i: number) => ({ ...stops(i), href: items[i]?.href ?? '' })

  return (
    <div ref={measure} className="map">
      <svg
        ref={frame}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={`${label} ${help}`}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setShown(undefined)
            frame.current?.focus()
          }
          if (!KEYS.has(event.key) || items.length === 0) return
          event.preventDefault()
          marks.current[next(items, stop, event.key)]?.focus()
        }}
        onPointerMove={(event) => {
          if (!(event.target as Element).closest('a, [role=button]')) setShown(near(event))
        }}
        onPointerLeave={() => setShown(undefined)}
        onClick={(event) => {
          if ((event.target as Element).closest('a, [role=button]')) return
          const aimed = items[near(event) ?? -1]
          if (aimed?.href === '') toggle(aimed.id)
          else if (aimed !== undefined) navigate(aimed.href)
        }}
      >
        {outline !== undefined && (
          <g aria-hidden="true">
            <path d={outline.land} fill="var(--land)" />
            <path d={outline.borders} fill="none" stroke="var(--border)" strokeWidth={0.75} />
          </g>
        )}
        {curves.map((curve, i) => (
          <Link key={curve.id} {...link(i)}>
            <path
              className="map-flow"
              d={curve.path}
              fill={colourOf(curve.from.id)}
              stroke="var(--paper)"
              strokeWidth={0.5}
            />
          </Link>
        ))}
        <g aria-hidden="true">
          {ends.map(({ id, x, y }) => (
            <circle key={id} cx={x} cy={y} r={2.5} fill="var(--ink)" stroke="var(--paper)" />
          ))}
        </g>
        {points.map((point, i) =>
          point.joined !== undefined ? (
            <g
              key={point.id}
              {...stops(curves.length + i)}
              role="button"
              aria-expanded={point.id === openId}
              transform={`translate(${Math.round(10 * point.x) / 10},${Math.round(10 * point.y) / 10})`}
              onClick={() => toggle(point.id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                toggle(point.id)
              }}
            >
              <circle className="map-reach" r={point.radius + 2} fill="transparent" />
              <JoinedMark n={point.joined.length} radius={point.radius} colour={colourOf(point.control)} />
            </g>
          ) : (
            <Link key={point.id} {...link(curves.length + i)}>
              <g transform={`translate(${Math.round(10 * point.x) / 10},${Math.round(10 * point.y) / 10})`}>
                <circle className="map-reach" r={point.radius + 2} fill="transparent" />
                <SiteMark
                  stage={point.stage}
                  status={point.status}
                  colour={colourOf(point.control)}
                  radius={point.radius}
                  ringed={point.capacity === undefined}
                />
              </g>
            </Link>
          ),
        )}
        <g aria-hidden="true" className="map-labels">
          {labels.map(({ index, x, y, anchor, text, bold }) => (
            <text
              key={index}
              x={x}
              y={y}
              textAnchor={anchor}
              dominantBaseline="central"
              fontSize={LABEL}
              fontWeight={bold ? 650 : 400}
              stroke="var(--paper)"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {text}
            </text>
          ))}
        </g>
      </svg>
      {tip !== undefined && (
        <div
          className="map-tip"
          aria-hidden="true"
          style={{
            left: Math.min(Math.max(tip.x, TIP / 2), width - TIP / 2),
            top: tip.y,
            ...(tip.y > height / 2 ? { transform: 'translate(-50%, calc(-100% - 14px))' } : {}),
          }}
        >
          {tip.label}
        </div>
      )}
      {open?.joined !== undefined && <JoinedList place={open.name} sites={open.joined} onClose={close} />}
      <Key groups={points.some(({ joined }) => joined !== undefined) ? [...legend, joinedKey] : legend} width={width} />
      {land === 'failed' && <p className="quiet">{noLand}</p>}
    </div>
  )
}

/** A country without what its name says in brackets. */
const shortOf = (name: string): string => name.replace(/[（(].*/, '').trim()

const THICK = 18
/** How far from a mark a finger may land, px. */
const REACH = 14
/** Width of a tip, as in map.css. */
const TIP = 260
const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])
/** Id of Antarctica. */
const ANTARCTICA = '010'

/** Outlines of the countries, loaded when a map is first seen. */
function useLand(): Land | 'failed' | undefined {
  const [land, setLand] = useState<Land | 'failed'>()
  useEffect(() => {
    const controller = new AbortController()
    fetch(atlas, { signal: controller.signal })
      .then((response) => response.json() as Promise<Topology>)
      .then(
        (topology) => setLand(landOf(topology)),
        () => {
          if (!controller.signal.aborted) setLand('failed')
        },
      )
    return () => controller.abort()
  }, [])
  return land
}

type Topology = Parameters<typeof merge>[0]

function landOf(topology: Topology): Land {
  const { countries } = topology.objects
  if (countries?.type !== 'GeometryCollection') throw new Error('The atlas holds no countries.')
  const shapes = countries.geometries.filter(({ id }) => id !== ANTARCTICA)
  return {
    land: merge(topology, shapes as Parameters<typeof merge>[1]),
    borders: mesh(topology, countries as Parameters<typeof mesh>[1], (a, b) => a !== b),
  }
}
