export default function KeysPage(): React.JSX.Element {
  return <h1>Keys</h1>
}
