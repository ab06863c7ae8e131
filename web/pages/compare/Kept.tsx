import { useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { clearRecent, switchRecent, useRecent, type RecentRun } from '../../model/recent.ts'
import {
  forgetSaved,
  isFault,
  keepSaved,
  LARGEST_SAVED,
  readSaved,
  savedIn,
  writeSaved,
  type KeptScenario,
  type SavedFault,
} from '../../model/saved.ts'
import { useShelf } from '../../model/shelf.ts'
import { TickBox } from '../../ui/Controls.tsx'
import { saveText } from '../../ui/download.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { decodeState, useView } from '../../url/state.ts'
import { titleIn } from '../../../src/messages/index.ts'
import { keptMessages } from './kept.gen.ts'

interface Props {
  /** Puts a question into the comparison. */
  readonly compare: (spec: ScenarioSpec) => void
}

/** What this browser keeps: named scenarios, and the last runs. */
export function Kept({ compare }: Props): React.JSX.Element {
  const say = useMessages(keptMessages)
  const saved = savedIn(useShelf())
  const { runs } = useRecent()
  return (
    <details className="panel no-print compare-kept">
      <summary>
        <h2 className="controls-title">{say('title', { saved: saved.length, recent: runs.length })}</h2>
      </summary>
      <div className="stack">
        <p className="quiet">{say('survives')}</p>
        <SavedList saved={saved} compare={compare} />
        <RecentList runs={runs} />
      </div>
    </details>
  )
}

function SavedList({ saved, compare }: Props & { readonly saved: readonly KeptScenario[] }): React.JSX.Element {
  const say = useMessages(keptMessages)
  const [message, setMessage] = useState('')
  const [gone, setGone] = useState<KeptScenario>()
  const [isFaulty, setFaulty] = useState(false)
  const faultText = useFaultText()
  const open = async (file: File): Promise<void> => {
    const read = file.size > LARGEST_SAVED ? TOO_LARGE : readSaved(await file.text())
    setFaulty(isFault(read))
    setGone(undefined)
    if (isFault(read)) return setMessage(say('fileRefused', { file: file.name, why: faultText(read) }))
    setMessage(keepSaved(read) ? say('opened', { name: read.name }) : say('savedHere', { name: read.name }))
    compare(read.spec)
    return undefined
  }
  const remove = (one: KeptScenario): void => {
    forgetSaved(one.key)
    setFaulty(false)
    setGone(one)
    setMessage(say('deleted', { name: one.name }))
  }
  return (
    <section className="stack" aria-label={say('savedTitle')}>
      <h3>{say('savedTitle')}</h3>
      {saved.length === 0 ? (
        <p className="quiet">{say('savedNone')}</p>
      ) : (
        <ul className="compare-list">
          {saved.map((one) => (
            <SavedItem key={one.key} one={one} compare={compare} remove={() => remove(one)} />
          ))}
        </ul>
      )}
      <div className="row">
        <label className="button">
          {say('openFile')}
          <input
            type="file"
            accept=".json"
            className="hidden"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              // The same file can be opened again.
              if (file !== undefined) void open(file).finally(() => (target.value = ''))
            }}
          />
        </label>
        <span role={isFaulty ? 'alert' : 'status'}>{message}</span>
        {gone !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              keepSaved(gone, gone.key)
              setGone(undefined)
              setMessage(say('restored', { name: gone.name }))
            }}
          >
            {say('undo')}
          </button>
        )}
      </div>
    </section>
  )
}

const TOO_LARGE: SavedFault = { why: 'large', at: '' }

function useFaultText(): (fault: SavedFault) => string {
  const say = useMessages(keptMessages)
  return ({ why, at }) => {
    switch (why) {
      case 'large':
        return say('faultLarge', { most: LARGEST_SAVED / 1e6 })
      case 'unreadable':
        return say('faultUnreadable')
      case 'other':
        return say('faultOther')
      case 'newer':
        return say('faultNewer')
      case 'part':
        return say('faultPart', { at })
      case 'question':
        return say('faultQuestion')
      default:
        return why satisfies never
    }
  }
}

function SavedItem({
  one,
  compare,
  remove,
}: Props & { readonly one: KeptScenario; readonly remove: () => void }): React.JSX.Element {
  const say = useMessages(keptMessages)
  const { lang } = useWording()
  const { href } = useView()
  const [text, setText] = useState<string>()
  const rename = (): void => {
    const name = text?.trim() ?? ''
    if (name !== '') keepSaved({ ...one, name }, one.key)
    setText(undefined)
  }
  return (
    <li>
      {text === undefined ? (
        <span>
          <Link href={href('/', { scenarios: [one.spec] })}>{one.name}</Link>{' '}
          <span className="quiet">{dayIn(lang, new Date(one.saved))}</span>
        </span>
      ) : (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            rename()
          }}
        >
          <input
            type="text"
            aria-label={say('newName', { name: one.name })}
            autoComplete="off"
            maxLength={120}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={({ key }) => {
              if (key === 'Escape') setText(undefined)
            }}
          />
          <button type="submit" className="button main">
            {say('keep')}
          </button>
        </form>
      )}
      <span className="row">
        <Tool text={say('compare')} name={one.name} act={() => compare(one.spec)} />
        <Tool text={say('rename')} name={one.name} act={() => setText(one.name)} />
        <Tool
          text={say('download')}
          name={one.name}
          act={() => saveText(`${fileNameOf(one.name)}.json`, writeSaved(one), 'application/json')}
        />
        <Tool text={say('delete')} name={one.name} act={remove} />
      </span>
    </li>
  )
}

/** A small button that says to a screen reader also what it is about. */
const Tool = ({
  text,
  name,
  act,
}: {
  readonly text: string
  readonly name: string
  readonly act: () => void
}): React.JSX.Element => (
  <button type="button" className="button" aria-label={`${text}: ${name}`} onClick={act}>
    {text}
  </button>
)

/** A name as a file may have it. */
const fileNameOf = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'scenario'

const dayIn = (lang: string, day: Date): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(day)

function RecentList({ runs }: { readonly runs: readonly RecentRun[] }): React.JSX.Element {
  const say = useMessages(keptMessages)
  const { lang } = useWording()
  const { view, href } = useView()
  const { isOff } = useRecent()
  const paths = [...new Set(runs.map(({ path }) => path))]
  const hrefOf = ({ path, query }: RecentRun): string =>
    href(path, { ...decodeState(query), lang: view.lang, theme: view.theme })
  return (
    <section className="stack" aria-label={say('recentTitle')}>
      <h3>{say('recentTitle')}</h3>
      {runs.length === 0 && <p className="quiet">{say(isOff ? 'recentOff' : 'recentNone')}</p>}
      {paths.map((path) => (
        <div key={path}>
          <h4>{say('page', { path: path.slice(1) })}</h4>
          <ul className="compare-list">
            {runs
              .filter((run) => run.path === path)
              .map((run) => (
                <li key={run.query}>
                  <Link href={hrefOf(run)}>{titleIn(lang, run)}</Link>{' '}
                  <span className="quiet">{dayIn(lang, new Date(run.at))}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <div className="row">
        <TickBox label={say('recentKeep')} checked={!isOff} onChange={switchRecent} />
        {runs.length > 0 && (
          <button type="button" className="button" onClick={clearRecent}>
            {say('recentClear')}
          </button>
        )}
      </div>
    </section>
  )
}
