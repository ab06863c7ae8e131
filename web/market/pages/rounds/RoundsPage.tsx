export default function RoundsPage(): React.JSX.Element {
  return <h1>Rounds</h1>
}
