import { useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { uiMessages } from './messages.gen.ts'

const SEEN = 'ytterby.welcome'

/** What this is, for whom and how sure, until a reader puts it away. */
export function Welcome(): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const { href } = useView()
  const [seen, setSeen] = useState(wasSeen)
  if (seen) return null
  return (
    <aside className="welcome no-print" aria-label={say('welcome')}>
      <p>
        {say('welcomeText')} <Link href={`${href('/method')}#which`}>{say('welcomeWhich')}</Link>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          setSeen(true)
          remember()
        }}
      >
        {say('welcomeClose')}
      </button>
    </aside>
  )
}

/** A browser that keeps nothing shows it on each visit. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null
  } catch {
    return false
  }
}

function remember(): void {
  try {
    localStorage.setItem(SEEN, 'yes')
  } catch {
    // It is away until the page is opened again.
  }
}
