export default function ExposurePage(): React.JSX.Element {
  return <h1>exposure</h1>
}
