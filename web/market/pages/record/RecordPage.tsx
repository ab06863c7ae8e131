export default function RecordPage(): React.JSX.Element {
  return <h1>Record</h1>
}
