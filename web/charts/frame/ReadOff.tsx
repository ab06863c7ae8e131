import { use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefCallback } from 'react'
import { formattersFor, useMessages, type Formatters } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Axis, Place } from './axis.ts'
import { besides, NOTHING, Shared, useStop, type Reader } from './ReadTogether.tsx'
import { MARK, nearest, PAD, placeLabel, type PlacedLabel, type Reading } from './read-off.ts'
import { frameMessages } from './messages.gen.ts'
import './read-off.css'

/** What can be read of a drawing, and where its marks lie. */
export interface Readable {
  readonly axis: Axis
  readonly x: Place
  readonly left: number
  readonly right: number
  /** Stretches from top to bottom, each with what is read of it at a place: all of a field, or a row. */
  readonly parts: readonly {
    readonly name?: string
    readonly top: number
    readonly bottom: number
    readonly readings: (at: number) => readonly Reading[]
  }[]
}

interface Props {
  readonly ref: RefCallback<HTMLElement>
  readonly label: string
  readonly size: { readonly width: number; readonly height: number }
  readonly read: Readable
  /** The drawing. */
  readonly children: ReactNode
}

/** Half a mark beyond the ends of an axis still means its end. */
const BEYOND = 10

/**
 * Reads values off a drawing at a month: by the mouse over it, a finger on it, or the keyboard.
 *
 * To a screen reader it is a slider: a month is chosen from many by arrow keys, and what belongs to it is its value in words, which is
 * spoken when the keys move it and only then. A live region would also speak whenever a mouse passes over the page. Each of several drawings has its
 * own, so that one hears the values of one drawing, not of twelve; all of them are one stop of the tab key, and arrow keys up and down go
 * from one to the next.
 */
export function ReadOff({ ref, label, size, read, children }: Props): React.JSX.Element {
  const own = useState(NOTHING)
  const shared = use(Shared)
  const [{ text, by }, setReader] = shared?.reader ?? own
  const [height, setHeight] = useState(0)
  const element = useRef<HTMLDivElement>(null)
  const [isStop, stopHere] = useStop(element)
  const say = useMessages(frameMessages)
  const { lang } = useView().view
  // Months and how texts are put together are the same in every world.
  const words = useMemo(() => formattersFor(lang, undefined), [lang])
  const { places = [] } = read.axis
  const both = useCallback(
    (made: HTMLDivElement) => {
      element.current = made
      return ref(made)
    },
    [ref],
  )
  const lines = places.map(({ at }) => read.x(at))
  const found = places.findIndex((place) => place.text === text)
  const at = Math.max(0, found)
  const isShown = by !== undefined
  // A mouse that goes from one drawing to the next leaves the one and enters the other before either is drawn again.
  const show = (to: number, by: Reader['by']): void => {
    const text = places[to]?.text
    setReader((reader) => (reader.text === text && reader.by === by ? reader : { text, by }))
  }
  const hide = (): void => setReader(({ text }) => ({ text, by: undefined }))
  const leave = (): void => setReader((reader) => (reader.by === 'pointer' ? { ...reader, by: undefined } : reader))
  // A finger leaves no sign when it has been lifted: what it read stays until it touches something else.
  useEffect(() => {
    if (!isShown) return undefined
    const elsewhere = ({ target }: PointerEvent): void => {
      if (target instanceof Node && element.current?.contains(target) !== true)
        setReader(({ text }) => ({ text, by: undefined }))
    }
    document.addEventListener('pointerdown', elsewhere, { capture: true })
    return () => document.removeEventListener('pointerdown', elsewhere, { capture: true })
  }, [isShown, setReader])
  const point = ({ type, clientX, clientY, movementX, movementY, currentTarget }: React.PointerEvent): void => {
    // The page moved under a mouse that rests: that does not end what keys read.
    if (by === 'keys' && type === 'pointermove' && movementX === 0 && movementY === 0) return
    const frame = currentTarget.getBoundingClientRect()
    const across = clientX - frame.left
    setHeight(clientY - frame.top)
    const to = nearest(lines, across)
    if (to === undefined || across < read.left - BEYOND || across > read.right + BEYOND) leave()
    else show(to, 'pointer')
  }
  const name = (to: number): string => {
    const place = places[to]
    return place === undefined ? '' : read.axis.isOfMonths === true ? words.month(place.text) : place.text
  }
  const press = (event: React.KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey } = event
    if (altKey || ctrlKey || metaKey) return
    const other = shared === undefined ? undefined : besides(element.current, key)
    const to = movedTo(key, at, places.length - 1, isShown)
    if (key === 'Escape') hide()
    else if (other !== undefined) other.focus()
    else if (to === undefined) return
    else show(to, 'keys')
    event.preventDefault()
  }
  const told = read.parts.map(({ name: part, readings }) => {
    const all = words.commas(
      readings(at).map(({ name, value, range }) => {
        const whole = range === undefined ? value : words.inBrackets(value, range)
        return name === '' ? whole : `${name} ${whole}`
      }),
    )
    return part === undefined ? all : words.labelled(part, all)
  })
  return (
    <div
      ref={both}
      className="drawing"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && leave()}
      onPointerCancel={leave}
    >
      {children}
      <div
        role="slider"
        tabIndex={isStop ? 0 : -1}
        className="read-off no-print"
        style={{ left: read.left, top: read.parts[0]?.top ?? 0, width: read.right - read.left, height: depth(read) }}
        aria-label={say(shared === undefined ? 'label' : 'labelAmong', { of: label })}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, places.length)}
        aria-valuenow={at + 1}
        aria-valuetext={words.labelled(name(at), words.semicolons(told))}
        onFocus={() => {
          stopHere()
          show(at, 'keys')
        }}
        onBlur={hide}
        onKeyDown={press}
      />
      {isShown && found >= 0 && (
        <Line
          read={read}
          size={size}
          at={at}
          x={lines[at] ?? 0}
          month={name(at)}
          pointed={height}
          inBrackets={words.inBrackets}
        />
      )}
    </div>
  )
}

/** The place that a key leads to; the first key only shows where one is. */
function movedTo(key: string, at: number, last: number, isShown: boolean): number | undefined {
  const step = isShown ? 1 : 0
  const to: Readonly<Record<string, number | undefined>> = {
    ArrowRight: at + step,
    ArrowUp: at + step,
    ArrowLeft: at - step,
    ArrowDown: at - step,
    Home: 0,
    End: last,
  }
  const found = to[key]
  return found === undefined ? undefined : Math.max(0, Math.min(last, found))
}

const depth = ({ parts }: Readable): number => (parts.at(-1)?.bottom ?? 0) - (parts[0]?.top ?? 0)

interface LineProps {
  readonly read: Readable
  readonly size: Props['size']
  readonly at: number
  readonly x: number
  readonly month: string
  /** How far down it is pointed to. */
  readonly pointed: number
  readonly inBrackets: Formatters['inBrackets']
}

/** The line through the drawing, with what it means beside it: for every row, and the month where it is looked at. */
function Line({ read, size, at, x, month, pointed, inBrackets }: LineProps): React.JSX.Element {
  const { parts } = read
  const looked = Math.max(
    0,
    parts.findIndex(({ bottom }) => bottom >= pointed),
  )
  const labels = parts.map(({ top, bottom, readings }, p): PlacedLabel => {
    const isRow = parts.length > 1
    const said = {
      heading: p === looked || !isRow ? month : '',
      readings: readings(at),
    }
    // What is read of a row stands at its middle, that of a field at its top.
    const lines = said.readings.length + (said.heading === '' ? 0 : 1)
    const middle = (top + bottom) / 2 - 8 * lines - PAD
    return placeLabel(size, { at: x, top: isRow ? middle : top }, said, inBrackets)
  })
  return (
    <svg {...size} viewBox={`0 0 ${size.width} ${size.height}`} className="read-off-line no-print" aria-hidden="true">
      {parts.map(({ top, bottom }, p) => (
        <line key={p} x1={x} x2={x} y1={top} y2={bottom} />
      ))}
      {labels.map(
        (label, p) => p !== looked && label.lines.length > 0 && <Label key={p} {...label} isHeaded={false} />,
      )}
      {labels[looked] !== undefined && <Label {...labels[looked]} isHeaded />}
    </svg>
  )
}

function Label({
  x,
  y,
  width,
  height,
  leading,
  lines,
  isHeaded,
}: PlacedLabel & { readonly isHeaded: boolean }): React.JSX.Element {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={3} />
      {lines.map(({ text, mark }, l) => {
        const base = PAD + leading * (l + 0.5)
        return (
          <g key={l}>
            {mark !== undefined && mark !== null && <g transform={`translate(${PAD} ${base - 7})`}>{mark}</g>}
            <text x={PAD + (mark === undefined ? 0 : MARK)} y={base + 4} fontWeight={isHeaded && l === 0 ? 650 : 400}>
              {text}
            </text>
          </g>
        )
      })}
    </g>
  )
}
