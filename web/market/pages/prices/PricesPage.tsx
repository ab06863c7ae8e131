export default function PricesPage(): React.JSX.Element {
  return <h1>Prices</h1>
}
