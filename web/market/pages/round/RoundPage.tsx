export default function RoundPage(): React.JSX.Element {
  return <h1>Round</h1>
}
