export default function StatementPage(): React.JSX.Element {
  return <h1>Statement</h1>
}
