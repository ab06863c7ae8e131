import { useId, useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { readGiven, type Given } from '../../subjects/verify/checking.ts'
import { verifyMessages } from './messages.gen.ts'

export interface GivenFile {
  readonly name: string
  readonly given: Given | { readonly kind: 'neither'; readonly why: 'tooLarge' | 'unreadable' }
}

const MOST_BYTES = 64 * 1024 * 1024

async function read(file: File): Promise<GivenFile> {
  const { name } = file
  if (file.size > MOST_BYTES) return { name, given: { kind: 'neither', why: 'tooLarge' } }
  try {
    return { name, given: readGiven(await file.text()) }
  } catch {
    return { name, given: { kind: 'neither', why: 'unreadable' } }
  }
}

interface Props {
  readonly files: readonly GivenFile[]
  readonly change: (files: readonly GivenFile[]) => void
}

/** Takes files, in any order, and says what each of them is. They stay in this page. */
export function Files({ files, change }: Props): React.JSX.Element {
  const say = useMessages(verifyMessages)
  const id = useId()
  const [isOver, setOver] = useState(false)
  const take = (list: FileList | null): void => {
    if (list === null || list.length === 0) return
    void Promise.all([...list].map(read)).then((more) => {
      const names = new Set(more.map(({ name }) => name))
      change([...files.filter(({ name }) => !names.has(name)), ...more])
    })
  }
  return (
    <>
      <div
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <div className="field">
          <label htmlFor={id}>{say('files')}</label>
          <p>{say('drop')}</p>
          <input
            id={id}
            type="file"
            multiple
            accept=".json,application/json"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => {
              take(target.files)
              // The same file, changed meanwhile, can be chosen again.
              target.value = ''
            }}
          />
          <p className="quiet" id={`${id}-hint`}>
            {say('filesHint')}
          </p>
        </div>
      </div>
      <div role="status">
        <ul className="given">
          {files.map(({ name, given }) => (
            <li key={name}>
              <span aria-hidden="true">{given.kind === 'neither' ? '✗' : '✓'}</span> <strong>{name}</strong>:{' '}
              {given.kind === 'book'
                ? say('isBook', { round: given.book.round, n: given.book.orders.length })
                : given.kind === 'certificate'
                  ? say(given.signature === undefined ? 'unsigned' : 'isCertificate')
                  : say(given.why)}
            </li>
          ))}
        </ul>
      </div>
      {files.length > 0 && (
        <p>
          <button type="button" className="button" onClick={() => change([])}>
            {say('clear')}
          </button>
        </p>
      )}
    </>
  )
}
