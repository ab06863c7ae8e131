import { useEffect, useState } from 'react'

/** An answer that is still changing is said once it rests for as long, ms. */
const RESTS = 1000

/**
 * Says an answer to who listens instead of looking. Its place is there before its text: a screen reader says what changes in such a place, not
 * what it came with.
 */
export function Announced({ text }: { readonly text: string }): React.JSX.Element {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), RESTS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p role="status" className="hidden no-print">
      {said}
    </p>
  )
}
