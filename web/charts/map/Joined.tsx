import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { LABEL } from './state.ts'
import { mapMessages } from './messages.gen.ts'

/** Marks of one country that would hide each other, round the origin: how many there are. */
export const JoinedMark = ({
  n,
  radius,
  colour,
}: {
  readonly n: number
  readonly radius: number
  readonly colour: string
}): React.JSX.Element => (
  <>
    <circle r={radius} fill="var(--paper)" stroke={colour} strokeWidth={3} />
    <text textAnchor="middle" dominantBaseline="central" fontSize={LABEL} fontWeight={650}>
      {n}
    </text>
  </>
)

interface Listed {
  readonly place: string
  readonly sites: readonly { readonly id: string; readonly label: string; readonly href: string }[]
  readonly onClose: () => void
}

/** What stands for one number of the map, each with its row. */
export function JoinedList({ place, sites, onClose }: Listed): React.JSX.Element {
  const say = useMessages(mapMessages)
  const title = say('listed', { place, n: sites.length })
  const region = useRef<HTMLElement>(null)
  useEffect(() => region.current?.focus(), [place])
  return (
    <section
      ref={region}
      tabIndex={-1}
      className="map-list panel no-print"
      aria-label={title}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
    >
      <p className="row">
        <strong>{title}</strong>
        <button type="button" className="button" onClick={onClose}>
          {say('close')}
        </button>
      </p>
      <ul>
        {sites.map(({ id, label, href }) => (
          <li key={id}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
