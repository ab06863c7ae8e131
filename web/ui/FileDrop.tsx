import { useRef, useState, type ReactNode } from 'react'
import './file-drop.css'

interface Props {
  /** What to do with it, and what the button says. */
  readonly label: string
  readonly choose: string
  /** Endings and types that are offered. */
  readonly accept: string
  readonly open: (file: File) => void
  /** Other ways to give the same, above the button. */
  readonly above?: ReactNode
  readonly beside?: ReactNode
  readonly children?: ReactNode
}

/** A place to drop a file on, or to choose one. */
export function FileDrop({ label, choose, accept, open, above, beside, children }: Props): React.JSX.Element {
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const take = (file: File | undefined): void => {
    if (file !== undefined) open(file)
  }
  return (
    <div
      className={`file-drop no-print${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      {above}
      <div className="row">
        <span>{label}</span>
        <button type="button" className="button main" onClick={() => chooser.current?.click()}>
          {choose}
        </button>
        <input
          ref={chooser}
          className="hidden"
          type="file"
          accept={accept}
          tabIndex={-1}
          aria-hidden="true"
          onChange={({ target }) => {
            take(target.files?.[0])
            // The same file, mended, can be chosen again.
            target.value = ''
          }}
        />
        {beside}
      </div>
      {children}
    </div>
  )
}
