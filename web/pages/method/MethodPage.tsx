export default function MethodPage(): React.JSX.Element {
  return <h1>method</h1>
}
