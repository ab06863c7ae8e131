import { useEffect, useRef, type ReactNode } from 'react'

/** Whether what had the focus is gone, or can no longer have it. */
export function isFocusLost(): boolean {
  const at = document.activeElement
  return at === null || at === document.body || (at instanceof HTMLButtonElement && at.disabled)
}

/** What came of something: whoever pressed a button that is gone since goes on from here. */
export function LiveMessage({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFocusLost()) box.current?.focus()
  }, [])
  return (
    <div ref={box} className="told" role="status" tabIndex={-1}>
      {children}
    </div>
  )
}
