export default function OrderPage(): React.JSX.Element {
  return <h1>Order</h1>
}
