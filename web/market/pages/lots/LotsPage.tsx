export default function LotsPage(): React.JSX.Element {
  return <h1>Lots</h1>
}
