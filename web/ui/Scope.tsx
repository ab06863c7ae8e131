import { createContext, use, type ReactNode } from 'react'

const Context = createContext('')

/** What all figures of a page are of: scenario and dates, as paper says above them and a picture taken from one of them. */
export const Scope = ({
  value,
  children,
}: {
  readonly value: string
  readonly children: ReactNode
}): React.JSX.Element => (
  <Context value={value}>
    <p className="quiet paper-only">{value}</p>
    {children}
  </Context>
)
export const useScope = (): string => use(Context)
