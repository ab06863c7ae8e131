export default function LotPage(): React.JSX.Element {
  return <h1>Lot</h1>
}
