/** What a member has to hand over and is to receive. */
export function Deliveries(): React.JSX.Element | null {
  return null
}
