export default function ComparePage(): React.JSX.Element {
  return <h1>compare</h1>
}
