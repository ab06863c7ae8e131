export default function LedgerPage(): React.JSX.Element {
  return <h1>Ledger</h1>
}
