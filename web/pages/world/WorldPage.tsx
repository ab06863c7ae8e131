export default function WorldPage(): React.JSX.Element {
  return <h1>world</h1>
}
