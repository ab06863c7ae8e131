import { encodeQR } from 'qr'

/** Room around the code that readers need, in modules. */
const QUIET = 4

/** A QR code, dark on light whatever the theme: readers know no other. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }): React.JSX.Element {
  const rows = encodeQR(text, 'raw', { border: QUIET, ecc: 'medium' })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
