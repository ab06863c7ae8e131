export default function VerifyPage(): React.JSX.Element {
  return <h1>Verify</h1>
}
